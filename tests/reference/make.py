"""The figures that the Rust tests of statistics and of the signal audit are held against, by numpy, SciPy, statsmodels and
scikit-learn: `python make.py FOLDER` writes stats.json, generated.json and, where the real files of CUTLINE_DATA are there,
olist.json. Nothing here reads what Cutline computes."""

import json
import math
import os
import sys
from datetime import date, timedelta
from pathlib import Path

import numpy as np
from scipy import stats as sp
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, roc_auc_score
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import confint_proportions_2indep

FULL = 2**20


def association(present, converted_present, absent, converted_absent):
    cells = np.array(
        [[converted_present, present - converted_present], [converted_absent, absent - converted_absent]], dtype=float
    )
    half = Table2x2(cells + 0.5, shift_zeros=False)
    low, high = half.oddsratio_confint(0.05)
    margins = [*cells.sum(axis=0), *cells.sum(axis=1)]
    varies = min(margins) > 0
    if not varies:
        p = 1.0 if cells.sum() > 0 else None
    elif sp.contingency.expected_freq(cells).min() >= 5:
        p = float(sp.chi2_contingency(cells, correction=False).pvalue)
    else:
        p = float(sp.fisher_exact(cells.astype(int)).pvalue)
    a, b, c, d = cells.ravel()
    return {
        "odds_ratio": float(half.oddsratio),
        "odds_low": float(low),
        "odds_high": float(high),
        "phi": float(sp.pearsonr(*cases_of(cells)).statistic) if varies else None,
        "p": p,
    }


def cases_of(cells):
    """Phi is Pearson's correlation of the two yes/no columns."""
    a, b, c, d = (int(cell) for cell in cells.ravel())
    return [1] * (a + b) + [0] * (c + d), [1] * a + [0] * b + [1] * c + [0] * d


def coefficients(present, label):
    """½‖β‖² + Σ log loss, the intercept free."""
    fit = LogisticRegression(C=1.0, solver="newton-cholesky", tol=1e-12, max_iter=1000)
    return fit.fit(np.asarray(present, dtype=float), label).coef_[0]


def points(beta):
    scaled = np.asarray(beta) * 20 / math.log(2)
    return [int(math.copysign(math.floor(abs(x) + 0.5), x)) for x in scaled]


def stability_index(earlier, later):
    cuts = np.quantile(earlier, np.arange(1, 10) / 10)
    shares = []
    for values in (earlier, later):
        counts = np.bincount(np.digitize(values, cuts), minlength=10).astype(float)
        counts[counts == 0] = 0.5
        shares.append(counts / len(values))
    p, q = shares
    return float(np.sum((q - p) * np.log(q / p)))


def statistics(random):
    tables = [(40, 30, 60, 20), (8, 4, 0, 0), (4, 3, 4, 1), (1000, 210, 5000, 900), (35, 0, 400, 12), (0, 0, 0, 0)]
    tables += [(3, 3, 50, 2), (31, 2, 31, 9), (7, 7, 9, 0), (2500, 40, 2600, 75), (1, 0, 900, 300)]
    for _ in range(40):
        present, absent = (int(n) for n in random.integers(1, 120, 2))
        tables.append((present, int(random.integers(0, present + 1)), absent, int(random.integers(0, absent + 1))))
    samples = []
    for n1, n2, high in [(10, 12, 5), (30, 25, 100), (200, 220, 40), (15, 15, 2), (11, 40, 1000)]:
        first, second = random.integers(0, high, n1), random.integers(0, high + high // 3, n2)
        p = sp.mannwhitneyu(first, second, alternative="two-sided", method="asymptotic").pvalue
        samples.append({"first": first.tolist(), "second": second.tolist(), "p": float(p)})
    rankings = []
    for n, high in [(10, 3), (200, 12), (500, 100_000), (60, 2)]:
        score, label = random.integers(0, high, n), random.random(n) < 0.3
        label[0], label[1] = True, False
        rankings.append(
            {
                "score": score.tolist(),
                "label": label.tolist(),
                "auc": float(roc_auc_score(label, score)),
                "average_precision": float(average_precision_score(label, score)),
            }
        )
    fits = []
    for n, k in [(60, 2), (400, 6), (1500, 12)]:
        present = random.random((n, k)) < random.uniform(0.1, 0.9, k)
        chance = 1 / (1 + np.exp(-(present @ random.normal(0, 1.2, k) - 1)))
        label = random.random(n) < chance
        beta = coefficients(present, label)
        fits.append({"present": present.astype(int).tolist(), "label": label.tolist(), "beta": beta.tolist()})
    many = []
    for n in (1, 5, 30):
        p = np.round(random.random(n) ** 3, 4)
        adjusted = {name: multipletests(p, method=name)[1].tolist() for name in ("fdr_bh", "holm")}
        many.append({"p": p.tolist(), **adjusted})
    differences = []
    for first, second in [((56, 70), (48, 80)), ((3, 40), (15, 50)), ((0, 20), (10, 10)), ((200, 900), (150, 900))]:
        interval = confint_proportions_2indep(*first, *second, method="newcomb", compare="diff")
        differences.append({"first": first, "second": second, "interval": [float(x) for x in interval]})
    shifts = []
    for spread in (0, 4, 30):
        earlier = random.normal(50, 12, 260).round(1)
        later = (random.normal(50 + spread, 12, 300)).round(1)
        shifts.append(
            {"earlier": earlier.tolist(), "later": later.tolist(), "psi": stability_index(earlier, later)}
        )
    return {
        "tables": [{"cells": list(cells), **association(*cells)} for cells in tables],
        "mann_whitney": samples,
        "rankings": rankings,
        "logistic": fits,
        "many": many,
        "newcombe": differences,
        "psi": shifts,
    }


def half_life(days, age):
    return math.floor(FULL * 2.0 ** (-age / days) + 0.5)


class World:
    """Of people by key: the day of each activity with its type, and of the first outcome."""

    def __init__(self, signals, snapshot, horizon, lookback):
        self.signals, self.snapshot, self.horizon, self.lookback = signals, snapshot, horizon, lookback
        self.acts, self.won, self.fields = {}, {}, {}

    def worth(self, key, signal, days=None):
        """In exact 2^20ths of a point."""
        if "field" in signal:
            return signal["points"] * FULL * (self.fields.get(key) == signal["field"])
        total = 0
        for day, kind in self.acts.get(key, ()):
            age = (self.snapshot - day).days
            if 0 <= age <= self.lookback and (signal["type"] in ("*", kind)):
                days_of = signal.get("half_life")
                factor = FULL if days_of is None else half_life(days if days else days_of, age)
                total += signal["points"] * factor
        return total

    def audit(self):
        def is_active(key):
            return any(0 <= (self.snapshot - day).days <= self.lookback for day, _ in self.acts.get(key, ()))

        last = self.snapshot + timedelta(days=self.horizon)
        keys = sorted(k for k in set(self.acts) | set(self.fields) if is_active(k))
        keys = [k for k in keys if self.won.get(k, date.max) > self.snapshot]
        label = np.array([self.won.get(k, date.max) <= last for k in keys])
        worth = {s["id"]: [self.worth(k, s) for k in keys] for s in self.signals}
        present = np.array([[w != 0 for w in worth[s["id"]]] for s in self.signals]).T
        answers = []
        for place, signal in enumerate(self.signals):
            with_it = present[:, place]
            cells = [int(with_it.sum()), int(label[with_it].sum()), int((~with_it).sum()), int(label[~with_it].sum())]
            rate = cells[1] / cells[0] if cells[0] else None
            answers.append(
                {
                    "signal": signal["id"],
                    "present": cells[0],
                    "converted_present": cells[1],
                    "absent": cells[2],
                    "converted_absent": cells[3],
                    "rate_present": rate,
                    "lift": rate / label.mean() if rate is not None else None,
                    **association(*cells),
                }
            )
        q = multipletests([a["p"] for a in answers], method="fdr_bh")[1]
        for answer, q in zip(answers, q):
            answer["q"] = float(q)
        for answer, suggested in zip(answers, points(coefficients(present, label))):
            answer["suggested_points"] = suggested
        fold = np.arange(len(keys)) % 5
        predicted = np.zeros(len(keys))
        for held_out in range(5):
            beta = points(coefficients(present[fold != held_out], label[fold != held_out]))
            predicted[fold == held_out] = present[fold == held_out] @ np.array(beta)
        score = [sum(worth[s["id"]][i] for s in self.signals) for i in range(len(keys))]

        def told(values):
            return {
                "auc": float(roc_auc_score(label, values)),
                "average_precision": float(average_precision_score(label, values)),
            }

        behaviour = [s for s in self.signals if "field" not in s]

        def auc(days):
            return float(roc_auc_score(label, [sum(self.worth(k, s, days) for s in behaviour) for k in keys]))

        curve = [{"days": days, "auc": auc(days)} for days in (7, 14, 21, 30, 45, 60, 90, 120, 180)]
        return {
            "time_ordered": True,
            "population": len(keys),
            "converted": int(label.sum()),
            "signals": answers,
            "discrimination": {"today": told(score), "suggested": told(predicted)},
            "half_life": {"today": auc(None), "curve": curve},
        }


def document(signals):
    """The model document of the same signals."""

    def signal(s):
        common = {"id": s["id"], "scope": "person", "points": s["points"]}
        if "field" in s:
            return {**common, "dimension": "fit", "when": {"field": "person.region", "equals": s["field"]}}
        decay = {"half_life_days": s["half_life"]} if "half_life" in s else None
        return {**common, "dimension": "engagement", "when": {"activity": [s["type"]]}, "decay": decay}

    return {
        "schema": "cutline.model/1",
        "name": "Reference",
        "signals": [signal(s) for s in signals],
        "person": {"threshold": 20},
    }


def generated(random):
    signals = [
        {"id": "any", "type": "*", "points": 1},
        {"id": "pricing", "type": "pricing", "points": 8, "half_life": 90},
        {"id": "demo", "type": "demo", "points": 20, "half_life": 45},
        {"id": "mail", "type": "mail", "points": 2, "half_life": 30},
        {"id": "jobs", "type": "jobs", "points": -5},
        {"id": "north", "field": "north", "points": 10},
    ]
    as_of, horizon = date(2026, 6, 30), 60
    world = World(signals, as_of - timedelta(days=horizon), horizon, 365)
    activities, contacts, outcomes = ["occurred_at,type,person"], ["id,region"], ["occurred_at,stage,person"]
    for i in range(700):
        key = f"p{i}"
        region = str(random.choice(["north", "south", ""]))
        contacts.append(f"{key},{region}")
        world.fields[key] = region
        interest = 0.0
        for kind, most in [("mail", 4), ("pricing", 3), ("demo", 2), ("jobs", 2), ("visit", 3)]:
            for _ in range(int(random.integers(0, most))):
                day = as_of - timedelta(days=int(random.integers(0, 420)))
                activities.append(f"{day},{kind},{key}")
                world.acts.setdefault(key, []).append((day, kind))
                age = (world.snapshot - day).days
                if age >= 0:
                    interest += {"pricing": 1.5, "demo": 2.0, "jobs": -1.0}.get(kind, 0.1) * 2 ** (-age / 60)
        if random.random() < 1 / (1 + math.exp(2.0 - interest - (region == "north"))):
            day = as_of - timedelta(days=int(random.integers(-10, 120)))
            outcomes.append(f"{day},sqo,{key}")
            if day <= as_of:
                world.won[key] = day
    text = ["\n".join(rows) + "\n" for rows in (activities, contacts, outcomes)]
    return {
        "tables": dict(zip(("activities", "contacts", "outcomes"), text)),
        "model": document(signals),
        "settings": {"horizon_days": horizon},
        "as_of": str(as_of),
        "expect": world.audit(),
    }


def olist(folder):
    """Leads by the way they came; a lead without an origin has no activity."""
    kinds = ["organic_search", "paid_search", "social", "unknown", "direct_traffic", "email", "referral"]
    signals = [{"id": kind, "type": kind, "points": 10, "half_life": 30} for kind in kinds]
    as_of, horizon = date(2018, 5, 31), 90
    world = World(signals, as_of - timedelta(days=horizon), horizon, 365)
    leads, deals = (
        [line.split(",") for line in (folder / name).read_text().splitlines()[1:]]
        for name in ("olist_marketing_qualified_leads_dataset.csv", "olist_closed_deals_dataset.csv")
    )
    for key, day, _, kind in leads:
        if kind:
            world.acts.setdefault(key, []).append((date.fromisoformat(day), kind))
    for row in deals:
        won = date.fromisoformat(row[4][:10])
        if won <= as_of:
            world.won[row[0]] = min(won, world.won.get(row[0], won))
    return {
        "model": document(signals),
        "settings": {"horizon_days": horizon, "stage": "won"},
        "as_of": str(as_of),
        "expect": world.audit(),
    }


def write(path, value):
    path.write_text(json.dumps(value, separators=(",", ":"), allow_nan=False) + "\n")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write(folder / "stats.json", statistics(np.random.default_rng(1)))
    write(folder / "generated.json", generated(np.random.default_rng(2)))
    data = Path(os.environ.get("CUTLINE_DATA", Path(__file__).parents[3] / "shared" / "data")) / "olist_funnel"
    if data.exists():
        write(folder / "olist.json", olist(data))
