"""The line of people in pandas: what each signal counts by person and day, merged with the days on which a score is due."""

import numpy as np
import pandas as pd
from common import FOLDER, POINT, QUESTION, batches, factors, run, tally

SIGNALS = QUESTION["signals"]
NONE = 2**60


def key(column):
    return pd.to_numeric(column.str.slice(1)).fillna(-1).astype(np.int32)


def day(column):
    dates = pd.to_datetime(column.str.slice(0, 10), format="%Y-%m-%d")
    return (dates.astype("datetime64[s]").astype(np.int64) // 86_400 - QUESTION["first_day"]).astype(np.int32)


def read(table, columns):
    return pd.read_csv(FOLDER / f"{table}.csv", usecols=columns, dtype=str)


def sweep():
    contacts = read("contacts", ["id", "title", "account"])
    is_senior = contacts["title"].fillna("").map(dict(QUESTION["titles"])).astype(bool)
    people = pd.DataFrame({"person": key(contacts["id"]), "account": key(contacts["account"]), "is_senior": is_senior})

    activities = read("activities", ["occurred_at", "type", "person"]).dropna(subset="person")
    places = {signal["type"]: at for at, signal in enumerate(SIGNALS)}
    columns = {"person": key(activities["person"]), "day": day(activities["occurred_at"])}
    activities = pd.DataFrame({**columns, "signal": activities["type"].map(places).fillna(-1).astype(np.int8)})
    by_signal = activities.groupby(["person", "day", "signal"]).size().reset_index(name="n")
    entries = by_signal[by_signal["signal"] >= 0]
    most = np.array([signal["max_per_day"] or NONE for signal in SIGNALS])
    entries = entries.assign(n=np.minimum(entries["n"], most[entries["signal"]])).rename(columns={"day": "past"})

    # Without anything that counts on it, a day is worth less than the one before, unless something negative fades.
    negative = [at for at, signal in enumerate(SIGNALS) if signal["points"] < 0]
    days = by_signal.groupby(["person", "day"])["signal"].max().ge(0).reset_index(name="counts")
    fades = days["person"].map(entries[entries["signal"].isin(negative)].groupby("person")["past"].min())
    is_first = days["day"] == days.groupby("person")["day"].transform("min")
    days = days.loc[days["counts"] | is_first | (days["day"] >= fades), ["person", "day"]]

    table = factors()
    sizes = pd.DataFrame({"days": days.groupby("person").size(), "entries": entries.groupby("person").size()})
    sizes = sizes.dropna().sort_index()
    parts = []
    for start, stop in batches(sizes["days"].to_numpy(), sizes["entries"].to_numpy()):
        first, last = sizes.index[start], sizes.index[stop - 1]
        pairs = days[days["person"].between(first, last)].merge(entries[entries["person"].between(first, last)], on="person")
        age = pairs["day"] - pairs["past"]
        pairs = pairs[age.between(0, QUESTION["lookback"])]
        value = pairs["n"] * table[pairs["signal"], (pairs["day"] - pairs["past"])]
        parts.append(worth(pairs.assign(value=value).groupby(["person", "day", "signal"])["value"].sum().reset_index()))
    scores = days.merge(pd.concat(parts), on=["person", "day"], how="left").merge(people, on="person")
    scores = scores.sort_values(["person", "day"])
    fit = scores["is_senior"].astype(np.int64) * QUESTION["senior_points"] * POINT
    points = (scores["value"].fillna(0).astype(np.int64) + fit) // POINT

    outcomes = read("outcomes", ["account", "occurred_at", "stage"])
    outcomes = [key(outcomes["account"]), day(outcomes["occurred_at"]), outcomes["stage"] == "lost"]
    return tally(*(scores[name].to_numpy() for name in ["person", "account", "day"]), points.to_numpy(), outcomes)


def worth(sums):
    """The signals' caps, then the groups'."""
    points = np.array([signal["points"] for signal in SIGNALS])
    caps = np.array([signal["cap"] * POINT if signal["cap"] else NONE for signal in SIGNALS])
    group = [signal["group"] or f"#{at}" for at, signal in enumerate(SIGNALS)]
    names = sorted(set(group))
    group_caps = np.array([QUESTION["groups"][name] * POINT if name in QUESTION["groups"] else NONE for name in names])
    signal = sums["signal"].to_numpy()
    part = np.array([names.index(name) for name in group])[signal]
    value = np.clip(sums["value"].to_numpy() * points[signal], -caps[signal], caps[signal])
    by_part = sums[["person", "day"]].assign(part=part, value=value).groupby(["person", "day", "part"])["value"].sum()
    by_part = by_part.reset_index()
    caps = group_caps[by_part["part"]]
    by_part["value"] = np.clip(by_part["value"], -caps, caps)
    return by_part.groupby(["person", "day"])["value"].sum().reset_index()


run(sweep)
