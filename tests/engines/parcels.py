"""Parcels as archives, unzipped and run in each engine as their README says."""

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import duckdb
import sqlglot

socket, psql = (sys.argv[2:4] + [None, None])[:2]
wrong = 0


def say(engine, parcel, rows):
    global wrong
    if rows:
        wrong += 1
        print(f"{engine}, {parcel.name}: {len(rows)} rows, such as {rows[0]}")


def in_duckdb():
    connection = duckdb.connect()
    for name in ["load_golden", "score"]:
        connection.execute(Path(f"duckdb/{name}.sql").read_text(encoding="utf-8"))
    return connection.execute(Path("duckdb/parity_check.sql").read_text(encoding="utf-8")).fetchall()


def in_postgres():
    files = [argument for name in ["load_golden", "score", "parity_check"] for argument in ["-f", f"postgres/{name}.sql"]]
    command = [psql, "-h", socket, "-U", "cutline", "-d", "postgres", "-q", "-t", "-A", "-v", "ON_ERROR_STOP=1", *files]
    environment = {**os.environ, "PGOPTIONS": "-c client_min_messages=warning"}
    ended = subprocess.run(command, capture_output=True, text=True, env=environment)
    return ended.stdout.split() if ended.returncode == 0 else [ended.stderr]


def in_spark(spark, folder):
    for name in ["load_golden", "score"]:
        # Spark's own folder is the one in which it was started.
        script = Path(f"spark/{name}.sql").read_text(encoding="utf-8").replace("path 'golden/", f"path '{folder}/golden/")
        for statement in script.split(";")[:-1]:
            spark.sql(statement)
    return spark.sql(Path("spark/parity_check.sql").read_text(encoding="utf-8").strip().removesuffix(";")).collect()


def main():
    engines = ["DuckDB"] + (["PostgreSQL"] if psql else [])
    spark = None
    if shutil.which("java"):
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
        builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.driver.bindAddress", "127.0.0.1")
        spark = builder.config("spark.driver.host", "127.0.0.1").config("spark.sql.shuffle.partitions", "2").getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        engines.append("Spark")
    parcels = sorted(Path(sys.argv[1]).glob("*.zip"))
    for parcel in parcels:
        with tempfile.TemporaryDirectory() as folder:
            with zipfile.ZipFile(parcel) as archive:
                assert archive.testzip() is None, f"{parcel} is not whole"
                archive.extractall(folder)
            # psql runs as whoever runs this; only the server is another user.
            os.chdir(folder)
            say("DuckDB", parcel, in_duckdb())
            if psql:
                say("PostgreSQL", parcel, in_postgres())
            if spark:
                say("Spark", parcel, in_spark(spark, folder))
            for dialect in ["bigquery", "snowflake"]:
                sqlglot.parse_one(Path(f"{dialect}/parity_check.sql").read_text(encoding="utf-8"), read=dialect)
            os.chdir("/")
    print(f"{len(parcels)} parcels checked in {', '.join(engines)}: {wrong} with a difference")
    return 1 if wrong or not parcels else 0


sys.exit(main())
