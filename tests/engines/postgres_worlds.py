import random
import sys

import psycopg
from worlds import RESULTS, TABLES, Tally, kind, worlds

WORKERS = [0, 1, 4]


def load(connection, world):
    for table in TABLES:
        header, rows = world.header(table), world.rows(table)
        random.Random(world.name).shuffle(rows)
        columns = ", ".join(f'"{name}" {kind(table, name)}' for name in header)
        connection.execute(f"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} ({columns})".encode())
        with connection.cursor().copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


with psycopg.connect(f"host={sys.argv[2]} user=cutline dbname=postgres", autocommit=True) as connection:
    version = connection.execute("SHOW server_version").fetchone()[0]
    tally = Tally(f"PostgreSQL {version}")
    for place, world in enumerate(worlds()):
        connection.execute(f"SET max_parallel_workers_per_gather = {WORKERS[place % 3]}")
        load(connection, world)
        for model in world.models():
            connection.execute(world.script(model, "postgres").encode())
            left = {scope: connection.execute(f"SELECT * FROM {table}").fetchall() for scope, table in RESULTS.items()}
            tally.compare(world, model, left)
    tally.end(", rows shuffled")
