"""The line of people in Polars: what each signal counts by person and day, joined with the days on which a score is due."""

import polars as pl
from common import FOLDER, POINT, QUESTION, batches, factors, run, tally

SIGNALS = QUESTION["signals"]
# More points than anybody has.
NONE = 2**30


def key(column):
    return pl.col(column).str.slice(1).cast(pl.Int32, strict=False)


def day():
    return (pl.col("occurred_at").str.slice(0, 10).str.to_date().cast(pl.Int32) - QUESTION["first_day"]).alias("day")


def scan(table):
    return pl.scan_csv(FOLDER / f"{table}.csv", infer_schema=False)


def clip(value, cap):
    return value.clip(-cap, cap)


def sweep():
    titles = pl.LazyFrame(QUESTION["titles"], schema=["title", "is_senior"], orient="row")
    people = scan("contacts").select(key("id").alias("person"), key("account"), pl.col("title").fill_null(""))
    people = people.join(titles, on="title").select("person", "account", "is_senior").collect()

    types = pl.Enum([signal["type"] for signal in SIGNALS])
    activities = scan("activities").select(key("person"), day(), pl.col("type")).drop_nulls("person")
    by_type = activities.group_by("person", "day", "type").agg(pl.len().cast(pl.Int64).alias("n")).collect()
    signal = pl.col("type").cast(types, strict=False).to_physical().cast(pl.Int32).alias("signal")
    most = pl.DataFrame({"signal": range(len(SIGNALS)), "most": [s["max_per_day"] or 2**40 for s in SIGNALS]})
    entries = by_type.with_columns(signal).drop_nulls("signal").join(most.cast({"signal": pl.Int32}), on="signal")
    entries = entries.select("person", pl.col("day").alias("past"), "signal", pl.min_horizontal("n", "most").alias("n"))

    # Without anything that counts on it, a day is worth less than the one before, unless something negative fades.
    negative = [at for at, signal in enumerate(SIGNALS) if signal["points"] < 0]
    fading = entries.filter(pl.col("signal").is_in(negative)).group_by("person").agg(pl.col("past").min().alias("fades"))
    counts = entries.select("person", pl.col("past").alias("day")).unique().with_columns(counts=True)
    days = by_type.select("person", "day").unique()
    days = days.join(counts, on=["person", "day"], how="left").join(fading, on="person", how="left")
    is_first = pl.col("day") == pl.col("day").min().over("person")
    is_due = pl.col("counts").fill_null(False) | is_first | (pl.col("day") >= pl.col("fades")).fill_null(False)
    days = days.filter(is_due).select("person", "day")

    table = factors()
    decay = pl.DataFrame(
        {"signal": s, "age": age, "factor": int(table[s, age])} for s in range(len(SIGNALS)) for age in range(table.shape[1])
    ).cast({"signal": pl.Int32, "age": pl.Int32})
    sizes = days.group_by("person").len("days").join(entries.group_by("person").len("entries"), on="person").sort("person")
    parts = []
    for start, stop in batches(sizes["days"].to_numpy(), sizes["entries"].to_numpy()):
        within = pl.col("person").is_between(sizes["person"][int(start)], sizes["person"][int(stop) - 1])
        pairs = days.lazy().filter(within).join(entries.lazy().filter(within), on="person")
        pairs = pairs.with_columns(age=pl.col("day") - pl.col("past")).join(decay.lazy(), on=["signal", "age"])
        sums = pairs.group_by("person", "day", "signal").agg((pl.col("n") * pl.col("factor")).sum().alias("sum"))
        parts.append(worth(sums).collect())
    behaviour = pl.concat(parts)
    scores = days.join(behaviour, on=["person", "day"], how="left").join(people, on="person").sort("person", "day")
    fit = pl.col("is_senior").cast(pl.Int64) * QUESTION["senior_points"] * POINT
    points = (pl.col("value").fill_null(0) + fit).floordiv(POINT)
    scores = scores.select("person", pl.col("account").fill_null(-1), "day", points.alias("points"))

    outcomes = scan("outcomes").select(key("account"), day(), (pl.col("stage") == "lost").alias("lost")).collect()
    return tally(*(scores[name].to_numpy() for name in scores.columns), [outcomes[name].to_numpy() for name in outcomes.columns])


def worth(sums):
    """The signals' caps, then the groups'."""
    rows = [
        (s, signal["points"], signal["cap"] or NONE, signal["group"] or f"#{s}", QUESTION["groups"].get(signal["group"], NONE))
        for s, signal in enumerate(SIGNALS)
    ]
    model = pl.LazyFrame(rows, schema=["signal", "points", "cap", "part", "group_cap"], orient="row")
    model = model.cast({"signal": pl.Int32}).with_columns(pl.col("cap", "group_cap") * POINT)
    value = clip(pl.col("sum") * pl.col("points"), pl.col("cap"))
    by_part = sums.join(model, on="signal").group_by("person", "day", "part", "group_cap").agg(value.sum().alias("value"))
    return by_part.group_by("person", "day").agg(clip(pl.col("value"), pl.col("group_cap")).sum().alias("value"))


run(sweep)
