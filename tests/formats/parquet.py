"""Writes the Parquet files in this folder from tables.json: `pip install pyarrow==26.0.1`, then `python parquet.py`.

Columns are typed as a warehouse's export would have them. Instants are written with every unit, with and without a zone.
"""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

HERE = Path(__file__).parent
TABLES = json.loads((HERE / "tables.json").read_text("utf-8"))


def activities(at):
    rows = TABLES["activities"]
    texts = {name: pa.array([row[name] or None for row in rows]) for name in rows[0] if name not in ("occurred_at", "quantity")}
    columns = {**texts, "occurred_at": pa.array([datetime.fromisoformat(row["occurred_at"]) for row in rows], at)}
    columns["quantity"] = pa.array([Decimal(str(row["quantity"])) for row in rows], pa.decimal128(12, 3))
    return pa.table({name: columns[name] for name in rows[0]})


def accounts():
    rows = TABLES["accounts"]
    types = {
        "employees": pa.int64(),
        "revenue": pa.float64(),
        "is_customer": pa.bool_(),
        "founded": pa.date32(),
        "funded": pa.date32(),
    }
    value = lambda row, name: (date.fromisoformat(row[name]) if row[name] else None) if name in ("founded", "funded") else row[name]
    return pa.table({name: pa.array([value(row, name) for row in rows], types.get(name)) for name in rows[0]})


def many_types():
    """One row of each kind of value, and one of nulls."""
    at = datetime(2026, 5, 1, 10, 20, 0, 123456)
    columns = {
        "utc": pa.array([at, None], pa.timestamp("us", "UTC")),
        "nanos": pa.array([at, None], pa.timestamp("ns")),
        "old": pa.array([datetime(1969, 12, 31, 23, 59, 59, 500000), None], pa.timestamp("ms")),
        "time": pa.array([at.time(), None], pa.time64("us")),
        "money": pa.array([Decimal("-12345678901234567890.05"), None], pa.decimal128(30, 2)),
        "float": pa.array([0.1, None], pa.float32()),
        "tiny": pa.array([1e-7, None], pa.float64()),
        "nan": pa.array([float("nan"), None], pa.float64()),
        "unsigned": pa.array([2**64 - 1, None], pa.uint64()),
        "bytes": pa.array([b"\xff\x00", None], pa.binary()),
        "tags": pa.array([["a", "b"], None], pa.list_(pa.string())),
        "days": pa.array([[date(2026, 5, 1)], None], pa.list_(pa.date32())),
        "person": pa.array([{"email": "a@b.com", "seen": date(2026, 5, 1), "deep": {"n": 1}}, None]),
        "pairs": pa.array([[("k", Decimal("1.50"))], None], pa.map_(pa.string(), pa.decimal128(5, 2))),
    }
    return pa.table(columns)


for codec in ("none", "snappy", "gzip", "zstd", "lz4", "brotli"):
    pq.write_table(activities(pa.timestamp("ms")), HERE / f"activities_{codec}.parquet", compression=codec)
pq.write_table(activities(pa.timestamp("ns")), HERE / "activities_int96.parquet", use_deprecated_int96_timestamps=True, row_group_size=3)
pq.write_table(activities(pa.timestamp("us")), HERE / "activities_pages.parquet", data_page_version="2.0", use_dictionary=False, row_group_size=2)
pq.write_table(accounts(), HERE / "accounts.parquet")
pq.write_table(many_types(), HERE / "types.parquet")
