"""DuckDB outside the browser: the same SQL, in the form that the second argument names."""

import os
import sys

import duckdb
from common import FOLDER, QUESTION, run


def sweep():
    os.chdir(FOLDER)
    sql = QUESTION["sql"]
    form = sql[sys.argv[2]]
    database = duckdb.connect(config={"threads": QUESTION["threads"]})
    for statement in [*sql["tables"], *form["prepared"]]:
        database.execute(statement)
    return [[int(cell) for cell in row] for row in database.execute(form["query"]).fetchall()]


run(sweep)
