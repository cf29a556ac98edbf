import os
import random
import sys
from datetime import date

from pyspark.sql import SparkSession
from pyspark.sql.types import DateType, LongType, StringType, StructField, StructType
from worlds import RESULTS, TABLES, Tally, kind, worlds

THREADS = [1, 2, 4]
TYPES = {"DATE": (DateType(), date.fromisoformat), "BIGINT": (LongType(), int), "TEXT": (StringType(), str)}


def session(threads):
    builder = SparkSession.builder.master(f"local[{threads}]").appName("cutline")
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": str(threads),
        "spark.driver.memory": "2g",
        # Ids and addresses of nobody else's: what is compiled is thrown away with the session.
        "spark.sql.codegen.wholeStage": "false",
    }
    for key, value in options.items():
        builder = builder.config(key, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    return made


def load(spark, world):
    for table in TABLES:
        header, rows = world.header(table), world.rows(table)
        random.Random(world.name).shuffle(rows)
        types = [TYPES[kind(table, name)] for name in header]
        cells = [[None if cell is None else read(cell) for cell, (_, read) in zip(row, types)] for row in rows]
        schema = StructType([StructField(name, type) for name, (type, _) in zip(header, types)])
        spark.createDataFrame(cells, schema).createOrReplaceTempView(table)


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
