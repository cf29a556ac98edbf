import sys

import sqlglot
from sqlglot import exp
from worlds import worlds

statements, wrong = 0, 0
for world in worlds():
    for model in world.models():
        for dialect in ["bigquery", "snowflake"]:
            for statement in sqlglot.parse(world.script(model, dialect), read=dialect):
                statements += 1
                # What sqlglot does not understand it keeps as a command, unread.
                if statement is None or isinstance(statement, exp.Command) or not statement.find(exp.Select):
                    wrong += 1
                    print(f"world {world.name}, model {model}, {dialect}: not parsed: {str(statement)[:200]}")
print(f"BigQuery and Snowflake, by sqlglot {sqlglot.__version__}: {statements} statements parsed, {wrong} not")
sys.exit(1 if wrong or not statements else 0)
