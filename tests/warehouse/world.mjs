// A random world: people, accounts and activities as a user's own files, and models to score them with. Among them stand
// people and accounts that lie on the line to the quantum, and activities on the edges of decay, windows and leap days.

import { fieldTest, randomModel, TYPES } from "./models.mjs";
import { Random } from "./random.mjs";

const DAYS = ["2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01", "2026-06-30", "2026-01-01"];
const REGIONS = ["", "", "north", "Süd", "SÜD ", "ΟΔΌΣ", "İzmir", "KELVIN"];
const TITLES = [
  "",
  "Head of IT",
  "VP–Sales, EMEA",
  "General Counsel",
  "student",
  "Chief Marketing Officer",
  "Vertrieb (Außendienst)",
  'Lead "Growth", ops',
  "vp\u3000sales",
];
const INDUSTRIES = ["", "software", "Software", "LOGISTICS", "ÖL & Gas", "7", "7.0", "$7"];
const EMPLOYEES = ["", "40", "1,200", "1.2K", "249.5", "250", "100", "many", "(40)", "99999999999999999999999"];
const REVENUES = ["", "1.234,50 €", "1.234,49", "-0,001", "1.234.567,25", "0,0000000000000000001", "nought"];
const TECHNOLOGIES = ["", "Snowflake; SAP", "oracle |7", "sales-cloud", "a, 7.0", "Oracle Cloud", "SAP;;"];
const FLAGS = ["", "yes", "No", "TRUE", "0", "perhaps"];
const TAGS = ["", "red", "dark  green; blue", "RED,blue", "red\u00a0;x", "dark green"];
const RATINGS = ["", "7.5", "7.49", "2", "7", "6.99999999999999999999", "n/a"];
const ASSETS = ["", "", "/Pricing", "CAFÉ de Flore", "100%_off", "οδός", "ΟΔΌΣ", "it's '; --", 'a "quoted", one'];

const addDays = (day, days) => new Date(Date.parse(day) + days * 86400000).toISOString().slice(0, 10);

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const csv = (rows) => rows.map((row) => row.map((cell) => quoted(String(cell))).join(",")).join("\n");

function accountRows(random, count, asOf) {
  const rows = [
    [
      "id",
      "domain",
      "name",
      "parent",
      "industry",
      "employees",
      "revenue (€)",
      "technologies",
      "motion",
      "funded_on",
      "competitor",
    ],
  ];
  for (let at = 0; at < count; at++) {
    const funded = addDays(asOf, -random.one([0, 1, 20, 60, 61, 365, -1]));
    const [year, month, day] = funded.split("-");
    rows.push([
      random.chance(0.3) ? `A-0${at}` : "",
      `firm${at}.com`,
      random.one([`Firm ${at} GmbH`, `Müller & Söhne ${at}`, `FIRM "${at}"`]),
      random.chance(0.2) ? `firm${random.whole(0, count - 1)}.com` : "",
      random.one(INDUSTRIES),
      random.one(EMPLOYEES),
      random.one(REVENUES),
      random.one(TECHNOLOGIES),
      random.one(["", "inbound", "Outbound"]),
      random.one(["", funded, `${day}/${month}/${year}`, `${funded}T23:30:00Z`, "soon"]),
      random.one(FLAGS),
    ]);
  }
  // Settles the order of day and month.
  rows.push(["", "settled.com", "Settled", "", "", "", "1,5", "", "", "31/12/2020", ""]);
  return rows;
}

function contactRows(random, people, asOf) {
  const rows = [
    [
      "id",
      "email",
      "account",
      "created_at",
      "title",
      "seniority",
      "department",
      "region",
      "student",
      "tags",
      "rating",
      "seen_on",
    ],
  ];
  for (const person of people.filter(({ isListed }) => isListed))
    rows.push([
      person.id,
      person.email,
      random.chance(0.1) ? `firm${random.whole(0, 9)}.com` : "",
      random.chance(0.2) ? addDays(asOf, -random.whole(-5, 400)) : "",
      random.one(TITLES),
      random.one(["", "", "VP", "c-level"]),
      random.one(["", "", "Marketing", "Sales"]),
      random.one(REGIONS),
      random.one(FLAGS),
      random.one(TAGS),
      random.one(RATINGS),
      random.one(["", addDays(asOf, -random.one([0, 29, 30, 31])), "2026-02-30"]),
    ]);
  return rows;
}

/** Ages on which something ends, for these models. */
function edges(models) {
  const of = (model) => [
    model.lookback_days ?? 365,
    model.hand_raise_days ?? 30,
    model.coverage?.window_days ?? 90,
    ...model.signals.flatMap(({ when, decay }) => [
      when.within_days ?? 0,
      decay?.window_days ?? 0,
      Math.ceil(decay?.linear_days ?? 0),
      Math.floor(20 * (decay?.half_life_days ?? 0)),
    ]),
  ];
  return models.flatMap(of);
}

/**
 * Signals of a thousandth of a point either way, halved each day: twenty days on, a quantity of a thousandth is worth one
 * quantum. Beside them a plain one that alone reaches the line.
 */
function onTheLine(models) {
  const nudge = (id, points, type) => {
    const when = { activity: [type] };
    return {
      id,
      scope: "person",
      dimension: "intent",
      when,
      points,
      points_per: "quantity",
      decay: { half_life_days: 1 },
    };
  };
  for (const model of models) {
    const line = 10;
    model.signals.push(nudge("up", 0.001, "nudge_up"), nudge("down", -0.001, "nudge_down"), {
      id: "line",
      scope: "person",
      dimension: "intent",
      when: { activity: ["reach_line"] },
      points: line,
      decay: null,
    });
    if (model.person && !model.person.dimensions) model.person.threshold = line;
    if (model.account?.gates && "intent" in model.account.gates) model.account.gates.intent = line;
    if (model.account?.mode === "additive") model.account.threshold = line;
  }
  return ["at", "above", "below"].map((where) => ({
    id: "",
    email: `${where}@${where}line.com`,
    isListed: true,
    where,
  }));
}

function activityRows(random, { people, firms, models, asOf, count }) {
  const rows = [["occurred_at", "type", "person", "account", "quantity", "source", "asset"]];
  const ages = edges(models);
  for (let at = rows.length; at <= count; at++) {
    const edge = random.one(ages) + random.whole(-1, 1);
    const age = random.chance(0.3) ? edge : random.whole(-10, random.one([5, 60, 500]));
    const time = random.one(["", "", `T${String(random.whole(0, 23)).padStart(2, "0")}:15:00`, "T23:59:59Z"]);
    const person = random.one(people.slice(0, -3));
    const alone = random.chance(0.1);
    rows.push([
      `${addDays(asOf, -age)}${time}`,
      random.chance(0.03) ? "Email Sent" : random.one(TYPES),
      alone ? "" : person.id || person.email,
      alone || random.chance(0.1) ? `firm${random.whole(0, firms - 1)}.com` : "",
      random.one(["", "", "", "0", "0.001", "2.5", "3", "0.3339", "1000"]),
      random.one(["", "", "third_party", "First Party"]),
      random.one(ASSETS),
    ]);
  }
  for (const { email, where } of people.slice(-3)) {
    rows.push([asOf, "reach_line", email, "", "", "", ""]);
    const nudged = { above: "nudge_up", below: "nudge_down" }[where];
    if (nudged) rows.push([addDays(asOf, -20), nudged, email, "", "0.001", "", ""]);
  }
  // The day before a leap day's, a leap day itself, and a year over one.
  for (const day of ["2024-02-28", "2024-02-29", "2023-02-28", addDays(asOf, -365), addDays(asOf, -366)])
    rows.push([day, TYPES[0], people[0].email || people[0].id, "", "", "", ""]);
  return rows;
}

/**
 * @param {number} seed
 * @param {number} [activities]
 */
export function world(seed, activities = 5000) {
  const random = new Random(seed);
  const asOf = random.one(DAYS);
  const models = [randomModel(random, "First")];
  if (random.chance(0.35)) {
    const ofAccount = random.chance(0.5);
    models.push({ ...randomModel(random, "Second; it's"), applies_to: fieldTest(random, ofAccount) });
  }
  const firms = random.whole(5, 60);
  const people = Array.from({ length: random.whole(30, 400) }, (_, at) => ({
    id: random.chance(0.4) ? `P${at}` : "",
    email: random.one([`Person${at}@firm${at % firms}.com`, `p${at}@gmail.com`, `p${at}@elsewhere${at % 7}.org`]),
    isListed: random.chance(0.85),
  }));
  for (const person of people) if (person.id && !person.isListed) person.email = "";
  people.push(...onTheLine(models));
  const file = (table, rows) => ({ table, name: `${table}.csv`, bytes: csv(rows) });
  const empty = random.chance(0.02);
  return {
    seed,
    asOf,
    models,
    files: [
      ...(empty ? [] : [file("activities", activityRows(random, { people, firms, models, asOf, count: activities }))]),
      file(
        "contacts",
        contactRows(random, people, asOf).map((row) => (empty ? row.toSpliced(3, 1) : row)),
      ),
      file("accounts", accountRows(random, firms, asOf)),
    ],
    settings: {
      hierarchy: random.one(["self", "ultimate_parent"]),
      utc_offset_minutes: random.one([0, 0, 330, -480]),
    },
  };
}
