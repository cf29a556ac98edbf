import duckdb
from worlds import RESULTS, TABLES, Tally, kind, worlds

THREADS = [1, 2, 4]


def load(connection, world, seed):
    for table in TABLES:
        header = world.header(table)
        cells = ", ".join(f'CAST("{name}" AS {kind(table, name)}) AS "{name}"' for name in header)
        file = f"read_csv('{world.folder / table}.csv', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"
        connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT {cells} FROM {file} ORDER BY hash(\"{header[0]}\" || '{seed}')")


tally = Tally(f"DuckDB {duckdb.__version__}")
for world in worlds():
    for threads in THREADS:
        with duckdb.connect(config={"threads": threads}) as connection:
            load(connection, world, threads)
            for model in world.models():
                connection.execute(world.script(model, "duckdb"))
                left = {scope: connection.execute(f"SELECT * FROM {table}").fetchall() for scope, table in RESULTS.items()}
                tally.compare(world, model, left)
tally.end(f", with {THREADS} threads each and its rows shuffled")
