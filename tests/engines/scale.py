"""Many generated activities in DuckDB, scored by a model's script, and a sample of accounts for the app to score.

The rows are made by DuckDB itself from their numbers, so that nothing that large is kept or sent.
"""

import json
import sys
import time
from pathlib import Path

import duckdb

folder, rows, people, accounts = Path(sys.argv[1]), *map(int, sys.argv[2:5])
TYPES = ["page_view", "webinar", "demo_request", "unsubscribe", "email_open", "pricing_page_view"]

connection = duckdb.connect(str(folder / "scale.duckdb"))
connection.execute("SET preserve_insertion_order = false")
connection.execute("SET memory_limit = '8GB'")
connection.execute(f"SET temp_directory = '{folder / 'spill'}'")
connection.execute("SET max_temp_directory_size = '10GB'")
began = time.monotonic()
# Multiplying by odd constants and taking what is left by a prime scatters the rows over people, days and types.
connection.execute(f"""
CREATE OR REPLACE TABLE activities AS
SELECT i + 1 AS row_no,
  CASE WHEN i % 10 < 9 THEN 'p' || (i * 7919 + i // 97) % {people} || '@firm' || ((i * 7919 + i // 97) % {people}) % {accounts} || '.com' END AS person_key,
  'firm' || ((i * 7919 + i // 97) % {people}) % {accounts} || '.com' AS account_key,
  ([{", ".join(f"'{name}'" for name in TYPES)}])[1 + (i * 31 + i // 1013) % {len(TYPES)}] AS type,
  DATE '2026-06-30' - CAST((i * 104729 + i // 11) % 400 AS INTEGER) AS day,
  CAST(CASE WHEN i % 5 = 0 THEN 1 + (i * 17) % 4999 ELSE 1000 END AS BIGINT) AS quantity,
  CASE WHEN i % 7 = 0 THEN 'third_party' ELSE 'first_party' END AS source,
  CASE WHEN i % 13 = 0 THEN '/Pricing/' || i % 10 END AS asset
FROM range({rows}) AS t(i)""")
connection.execute(f"""
CREATE OR REPLACE TABLE people AS
SELECT 'p' || i || '@firm' || i % {accounts} || '.com' AS person_key, 'firm' || i % {accounts} || '.com' AS account_key,
  (['c_level', 'vp', 'director', 'manager', 'ic', 'unknown'])[1 + i % 6] AS seniority,
  (['marketing', 'sales', 'it', 'other'])[1 + i % 4] AS department, 'p' || i || '@firm' || i % {accounts} || '.com' AS email
FROM range({people}) AS t(i)""")
connection.execute(f"""
CREATE OR REPLACE TABLE accounts AS
SELECT 'firm' || i || '.com' AS account_key, CAST(i % 700 AS VARCHAR) AS employees,
  (['Software', 'Retail', 'Logistics'])[1 + i % 3] AS industry FROM range({accounts}) AS t(i)""")
print(f"{rows:,} activities made in {time.monotonic() - began:.0f} s", flush=True)
began = time.monotonic()
connection.execute((folder / "scale.sql").read_text(encoding="utf-8"))
print(f"scored in {time.monotonic() - began:.0f} s", flush=True)

# A sample spread over all accounts, with all that they and their people did.
sample = [f"firm{(at * accounts) // 25}.com" for at in range(25)]
among = ", ".join(f"'{key}'" for key in sample)
for table, columns in [("activities", "*"), ("people", "*"), ("accounts", "*")]:
    order = "row_no" if table == "activities" else "1"
    connection.execute(f"COPY (SELECT {columns} FROM {table} WHERE account_key IN ({among}) ORDER BY {order}) TO '{folder}/{table}.csv' (HEADER)")
left = {
    "person": f"SELECT s.* FROM person_scores AS s JOIN people AS p ON p.person_key = s.key WHERE p.account_key IN ({among})",
    "account": f"SELECT * FROM account_scores WHERE key IN ({among})",
}
text = lambda value: str(value) if isinstance(value, int) and not isinstance(value, bool) else value
found = {scope: {row[0]: [text(value) for value in row[1:]] for row in connection.execute(query).fetchall()} for scope, query in left.items()}
(folder / "scale.json").write_text(json.dumps(found), encoding="utf-8")
totals = connection.execute("SELECT (SELECT COUNT(*) FROM person_scores), (SELECT COUNT(*) FROM account_scores)").fetchone()
print(f"{totals[0]:,} people and {totals[1]:,} accounts have a score", flush=True)
