"""What the contenders outside the browser share: the question, the clock, and what became of those who crossed."""

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

FOLDER = Path(sys.argv[1])
QUESTION = json.loads((FOLDER / "question.json").read_text())
FULL = 2**20
# A unit is a thousandth of a point times a 2^20th of decay.
POINT = 1000 * FULL
# Wider than any day, so that an account and a day are one number.
WIDTH = 1 << 20


def factors():
    """By signal and age: the decay, in 2^20ths."""
    ages = np.arange(QUESTION["lookback"] + 1)
    half_lives = np.array([signal["half_life"] for signal in QUESTION["signals"]])
    return np.floor(FULL * 2.0 ** (-ages[None, :] / half_lives[:, None]) + 0.5).astype(np.int64)


def batches(days, entries, most=8_000_000):
    """Ranges of people, each with about so many pairs of a day and an entry at most."""
    pairs = np.cumsum(days.astype(np.float64) * entries)
    starts = np.flatnonzero(np.diff(np.floor(pairs / most), prepend=-1.0))
    return list(zip(starts, [*starts[1:], len(days)], strict=True))


def tally(person, account, day, points, outcomes):
    """Scores by person and day, in that order, to differences from line to line: line, fate, month, step."""
    highest, horizon = QUESTION["highest_line"], QUESTION["horizon"]
    kept = points >= 0
    person, account, day = person[kept], account[kept], day[kept]
    line = np.minimum(points[kept], highest).astype(np.int64)
    apart = np.cumsum(np.diff(person, prepend=person[:1]) != 0) * (highest + 2)
    record = np.maximum.accumulate(line + apart)
    first = np.diff(person, prepend=-1) != 0
    before = np.where(first, -1, np.concatenate([[-1], record[:-1]]) - apart)
    steps = line > before
    account, day, low, high = account[steps], day[steps], before[steps] + 1, line[steps]

    of, at, lost = (np.asarray(column) for column in outcomes)
    key = account.astype(np.int64) * WIDTH + day
    reached_keys, lost_keys = (np.sort((of.astype(np.int64) * WIDTH + at)[which]) for which in (~lost, lost))
    reached, loss = last_before(reached_keys, key), last_before(lost_keys, key)
    after = np.append(reached_keys, np.iinfo(np.int64).max)[np.searchsorted(reached_keys, key)]
    converted = after <= key + horizon
    fate = np.where(converted, 2, 3)
    fate[day + horizon > QUESTION["last_day"]] = 1
    fate[(reached >= 0) & (loss < reached)] = 0
    # Nobody has the outcomes of no account.
    alone = account < 0
    fate[alone] = np.where(day[alone] + horizon > QUESTION["last_day"], 1, 3)
    month = np.array(QUESTION["month_of_day"])[day]
    places = np.concatenate([low, high + 1]) * 1000 + np.tile(fate * 100 + month + 1, 2)
    found, where = np.unique(places, return_inverse=True)
    sums = np.bincount(where, np.repeat([1, -1], len(low))).astype(int)
    return [[int(p // 1000), int(p % 1000 // 100), int(p % 100) - 1, int(n)] for p, n in zip(found, sums, strict=True)]


def last_before(keys, key):
    """The day of the same account's last key below; −1 for none."""
    last = np.append(keys, -1)[np.searchsorted(keys, key) - 1]
    return np.where((last >= 0) & (last // WIDTH == key // WIDTH), last % WIDTH, -1)


def run(sweep):
    """Prints how long it took from the files to the answer, the most memory that was held, and the answer."""
    begin = time.perf_counter()
    steps = sweep()
    ms = (time.perf_counter() - begin) * 1000
    # Linux counts kilobytes, macOS bytes.
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(json.dumps({"ms": ms, "memory": most, "steps": steps}))
