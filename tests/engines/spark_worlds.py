import os
import sys

from pyspark.sql import SparkSession, functions
from worlds import RESULTS, TABLES, Tally, kind, worlds

THREADS = [1, 2, 4]


def session(threads):
    builder = SparkSession.builder.master(f"local[{threads}]").appName("cutline")
    options = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "2g",
        # The worlds are small: planning would take longer than what it could save.
        "spark.sql.shuffle.partitions": str(threads),
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
    }
    for key, value in options.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def load(spark, world):
    """The tables with their rows in another order."""
    spark.catalog.clearCache()
    for table in TABLES:
        types = {"TEXT": "STRING"}
        columns = ", ".join(f"`{name}` {types.get(kind(table, name), kind(table, name))}" for name in world.header(table))
        file = str(world.folder / f"{table}.csv")
        rows = spark.read.csv(file, schema=columns, header=True, quote='"', escape='"', multiLine=True, mode="FAILFAST")
        rows.orderBy(functions.rand(int(world.name))).cache().createOrReplaceTempView(table)


os.environ["PYSPARK_PYTHON"] = sys.executable
tally = None
for place, threads in enumerate(THREADS):
    spark = session(threads)
    tally = tally or Tally(f"Spark {spark.version}")
    for world in worlds()[place :: len(THREADS)]:
        load(spark, world)
        for model in world.models():
            for statement in world.script(model, "spark").split(";")[:-1]:
                spark.sql(statement)
            left = {scope: [tuple(row) for row in spark.table(table).collect()] for scope, table in RESULTS.items()}
            tally.compare(world, model, left)
        print(f"  world {world.name}", flush=True)
    spark.stop()
tally.end(f", a third each with {THREADS} threads, rows shuffled")
