"""The worlds that tests/warehouse/written.mjs wrote, and how what an engine leaves is compared with what it must leave."""

import csv
import json
import sys
from pathlib import Path

TABLES = ["activities", "people", "accounts"]
RESULTS = {"person": "person_scores", "account": "account_scores"}
WHOLE = {"row_no", "quantity"}


class World:
    def __init__(self, folder):
        self.name = folder.name
        self.folder = folder

    def header(self, table):
        with open(self.folder / f"{table}.csv", newline="", encoding="utf-8") as file:
            return next(csv.reader(file))

    def rows(self, table):
        """Cells as texts, None where they are empty."""
        with open(self.folder / f"{table}.csv", newline="", encoding="utf-8") as file:
            rows = csv.reader(file)
            next(rows)
            return [[cell or None for cell in row] for row in rows]

    def models(self):
        return sorted(int(path.stem) for path in self.folder.glob("*.json"))

    def script(self, model, dialect):
        return (self.folder / f"{model}.{dialect}.sql").read_text(encoding="utf-8")

    def expected(self, model):
        return json.loads((self.folder / f"{model}.json").read_text(encoding="utf-8"))


def worlds():
    folders = [path for path in Path(sys.argv[1]).iterdir() if path.is_dir()]
    return [World(folder) for folder in sorted(folders, key=lambda folder: int(folder.name))]


def kind(table, column):
    """The type of a column of the resolved tables."""
    if table == "activities" and column == "day":
        return "DATE"
    return "BIGINT" if table == "activities" and column in WHOLE else "TEXT"


class Tally:
    """Counts rows, and says where they differ."""

    def __init__(self, engine):
        self.engine, self.compared, self.different, self.models = engine, 0, 0, 0

    def compare(self, world, model, left):
        """`left`: by scope, what an engine left, a list of rows."""
        self.models += 1
        for scope, expected in world.expected(model).items():
            actual = {row[0]: [str(v) if isinstance(v, int) and not isinstance(v, bool) else v for v in row[1:]] for row in left[scope]}
            self.compared += len(expected)
            for key in expected.keys() | actual.keys():
                if expected.get(key) != actual.get(key):
                    self.different += 1
                    if self.different <= 10:
                        print(f"world {world.name}, model {model}, {scope} {key}: {expected.get(key)}, but {actual.get(key)}")

    def end(self, more=""):
        print(f"{self.engine}: {self.models} models{more}, {self.compared} rows compared, {self.different} different")
        sys.exit(1 if self.different or not self.compared else 0)
