// Random models with every kind of signal of spec §4, for the worlds of world.mjs.

/** @typedef {import("./random.mjs").Random} Random */

export const TYPES = [
  "page_view",
  "webinar",
  "demo",
  "unsubscribe",
  "pricing_page",
  "email_open",
  "o'clock; call",
  "démo_vidéo",
];

const thousandths = (number) => number / 1000;

/** @param {Random} random */
function points(random) {
  const kind = random.share();
  if (kind < 0.5) return random.whole(1, 15);
  return thousandths(kind < 0.75 ? random.whole(1, 20000) : -random.whole(1, 12000));
}

const cap = (random) => thousandths(random.whole(500, 30000));

export function decay(random) {
  return random.one([
    { half_life_days: random.whole(1, 60) },
    { half_life_days: 7.5 },
    { linear_days: random.whole(1, 90) },
    { linear_days: 12.5 },
    { window_days: random.whole(0, 90) },
  ]);
}

function whenActive(random) {
  const when = { activity: random.chance(0.2) ? ["*"] : [random.one(TYPES), random.one(TYPES)] };
  if (random.chance(0.2)) when.source = random.one(["first_party", "third_party"]);
  if (random.chance(0.25)) when.asset_contains = random.one(["Pricing", "café", "100%_", "ΟΔΌΣ", "'; --"]);
  return when;
}

const scope = (random) => random.one(["person", "person", "account"]);
const grouped = (random, signal) =>
  random.chance(0.3) ? { ...signal, group: `${signal.scope} ${signal.dimension}` } : signal;

function eachTime(random) {
  const signal = {
    scope: scope(random),
    dimension: random.one(["intent", "engagement"]),
    when: whenActive(random),
    points: points(random),
  };
  if (random.chance(0.3)) signal.cap = cap(random);
  if (random.chance(0.5)) signal.decay = random.chance(0.25) ? null : decay(random);
  if (random.chance(0.3)) signal.points_per = "quantity";
  if (random.chance(0.35)) signal.max_per_day = random.whole(1, 2);
  if (signal.scope === "person" && random.chance(0.1)) signal.qualifies = true;
  return grouped(random, signal);
}

const anyDimension = (random) => random.one(["fit", "fit", "intent", "engagement"]);

function atLeast(random) {
  const ofPeople = random.chance(0.5);
  const signal = {
    scope: ofPeople ? "account" : scope(random),
    dimension: anyDimension(random),
    when: { ...whenActive(random), within_days: random.whole(0, 100) },
    points: points(random),
  };
  signal.when[ofPeople ? "people_at_least" : "at_least"] = random.whole(1, 3);
  return grouped(random, signal);
}

const ACCOUNT_TESTS = [
  { field: "account.industry", equals: " SOFTWARE " },
  { field: "account.industry", in: ["logistics", 7, "öl & gas"] },
  { field: "account.employees", in: [40, 1200] },
  { field: "account.employees", between: [100, 1200] },
  { field: "account.employees", gte: 250 },
  { field: "account.employees", lte: 249.5 },
  { field: "account.revenue (€)", gte: 1234.5 },
  { field: "account.revenue (€)", between: [-0.001, 1234567.25] },
  { field: "account.technologies", any_of: ["snowflake", "oracle", 7] },
  { field: "account.technologies", contains_any: ["sales cloud", "SAP"] },
  { field: "account.motion", exists: true },
  { field: "account.nowhere to be found", exists: false },
  { field: "account.competitor", is_true: true },
  { field: "account.competitor", is_true: false },
  { field: "account.funded_on", within_days: 60 },
  { field: "account.funded_on", within_days: 0 },
  { field: "account.domain", in: ["firm0.com", "firm2.com"] },
  { field: "account.name", contains_any: ["firm 3", "söhne"] },
];
const PERSON_TESTS = [
  { field: "person.seniority", in: ["c_level", "vp"] },
  { field: "person.department", equals: "Marketing" },
  { field: "person.title", contains_any: ["head of", "counsel", "vp sales"] },
  { field: "person.region", equals: "SÜD" },
  { field: "person.region", equals: "οδός" },
  { field: "person.region", exists: false },
  { field: "person.student", is_true: true },
  { field: "person.tags", any_of: ["red", "dark  green"] },
  { field: "person.rating", gte: 7.5 },
  { field: "person.rating", between: [2, 7] },
  { field: "person.seen_on", within_days: 30 },
  { field: "person.email", exists: true },
];

export const fieldTest = (random, ofAccount) =>
  random.one(ofAccount ? ACCOUNT_TESTS : [...ACCOUNT_TESTS, ...PERSON_TESTS]);

function ofField(random) {
  const signal = { scope: scope(random), dimension: anyDimension(random), points: points(random) };
  return grouped(random, { ...signal, when: fieldTest(random, signal.scope === "account") });
}

const EXCLUDE = [
  { field: "person.title", contains_any: ["student"] },
  { field: "person.region", in: ["north"] },
  { field: "account.domain", equals: "firm1.com" },
  { field: "account.funded_on", within_days: 20 },
];

function accountPart(random) {
  const part = { mode: random.one(["gated", "additive"]), threshold: thousandths(random.whole(0, 50000)) };
  if (random.chance(0.7)) part.rollup = random.one(["sum", "max", "weighted_mean"]);
  if (random.chance(0.5)) part.per_person_cap = cap(random);
  part.gates = {};
  for (const gate of ["fit", "intent", "engagement", "coverage"])
    if (random.chance(0.4)) part.gates[gate] = thousandths(random.whole(0, 25000));
  if (Object.keys(part.gates).length === 0) part.mode = "additive";
  if (random.chance(0.6))
    part.tiers = [
      { name: "A 'one'", fit_at_least: 10 },
      { name: "B", fit_at_least: 1.5 },
    ];
  return part;
}

/** @param {Random} random */
export function randomModel(random, name) {
  const signals = [];
  for (let at = random.whole(2, 8); at > 0; at--)
    signals.push(random.one([eachTime, eachTime, atLeast, ofField])(random));
  const groups = {};
  for (const scope of ["person", "account"])
    for (const dimension of ["fit", "intent", "engagement"]) groups[`${scope} ${dimension}`] = { cap: cap(random) };
  const model = { schema: "cutline.model/1", name, groups, signals };
  for (const [at, signal] of signals.entries()) signal.id = `s${at}`;
  if (random.chance(0.5)) model.decay = decay(random);
  if (random.chance(0.7)) model.lookback_days = random.one([30, 59, 60, 90, 366, 800]);
  if (random.chance(0.5)) model.hand_raise_days = random.whole(0, 40);
  if (random.chance(0.3)) model.exclude = [random.one(EXCLUDE)];
  if (random.chance(0.5))
    model.coverage = {
      window_days: random.whole(0, 120),
      department_points: thousandths(random.whole(0, 9000)),
      seniority_points: { vp: thousandths(random.whole(0, 30000)), ic: 7.3, unknown: random.one([0, 5]) },
    };
  if (random.chance(0.5)) model.fit_scale = random.one([100, 33.333, 0.5]);
  const without = random.share();
  if (without > 0.1)
    model.person = {
      threshold: thousandths(random.whole(0, 40000)),
      ...(random.chance(0.3) ? { dimensions: random.one([["fit"], ["intent", "engagement"]]) } : {}),
    };
  if (without <= 0.1 || without > 0.2) model.account = accountPart(random);
  return model;
}
