// The model that is measured, and the two edits: one weight, one half-life. Both touch the type that most of the scored
// activities have, so that no contender can do with a small part of the data.

const PRODUCT_PAGE = "product_page";

/** @param {number} weight of a product page @param {number} halfLife its own, in days */
function document(weight, halfLife) {
  return {
    schema: "cutline.model/1",
    name: "Bench",
    decay: { half_life_days: 30 },
    lookback_days: 365,
    groups: { content: { cap: 45 } },
    signals: [
      each("ebook", "engagement", "ebook_download", 10, { cap: 20, group: "content" }),
      each("webinar", "engagement", "webinar_attended", 15, { cap: 30, group: "content" }),
      each("blog", "engagement", "blog_view", 1, { cap: 10, max_per_day: 2, group: "content" }),
      each(PRODUCT_PAGE, "engagement", "product_page_view", weight, {
        cap: 30,
        decay: { half_life_days: halfLife },
      }),
      each("email_click", "engagement", "email_click", 2, { cap: 12, decay: { half_life_days: 14 } }),
      each("unsubscribe", "engagement", "unsubscribe", -30, { decay: { half_life_days: 180 } }),
      each("pricing", "intent", "pricing_page_view", 5, {
        cap: 25,
        max_per_day: 1,
        decay: { half_life_days: 14 },
      }),
      each("trial", "intent", "trial_login", 20, { cap: 40, decay: { half_life_days: 21 } }),
      each("demo", "intent", "demo_request", 40, { decay: { half_life_days: 45 } }),
      {
        id: "senior",
        scope: "person",
        dimension: "fit",
        when: { field: "person.seniority", in: ["c_level", "vp", "director"] },
        points: 10,
      },
      {
        ...each("surge", "engagement", "intent_surge", 8, { cap: 24, decay: { half_life_days: 21 } }),
        scope: "account",
      },
      counted("three_products", { activity: ["product_page_view"], at_least: 3, within_days: 90 }, 10),
      counted(
        "many_people",
        {
          activity: ["product_page_view", "pricing_page_view", "webinar_attended"],
          people_at_least: 3,
          within_days: 90,
        },
        20,
      ),
      fit("industry", { field: "account.industry", in: ["software", "banking"] }, 30),
      fit("size", { field: "account.employees", between: [100, 1000] }, 25),
      fit("country", { field: "account.country", in: ["de", "us"] }, 15),
    ],
    person: { threshold: 50 },
    account: {
      mode: "gated",
      rollup: "sum",
      per_person_cap: 40,
      gates: { fit: 40, engagement: 60, coverage: 40 },
    },
  };
}

const each = (id, dimension, activity, points, more) => ({
  id,
  scope: "person",
  dimension,
  when: { activity: [activity] },
  points,
  ...more,
});
const counted = (id, when, points) => ({ id, scope: "account", dimension: "engagement", when, points });
const fit = (id, when, points) => ({ id, scope: "account", dimension: "fit", when, points });

/** The edits that are measured. */
export const EDITS = /** @type {const} */ (["weight", "half-life"]);

/**
 * The model after an edit, another one each round, so that nothing can be answered from memory.
 * @param {(typeof EDITS)[number]} edit
 * @param {number} round
 */
export const edited = (edit, round) =>
  edit === "weight" ? document(3 + (round + 1) / 4, 30) : document(3, 30 + round + 1);

/** The model before any edit. */
export const untouched = () => document(3, 30);

export const AXES = /** @type {const} */ (["person.score", "account.engagement"]);

/** @typedef {ReturnType<typeof untouched>} Model */
/** @typedef {(typeof AXES)[number]} Axis */
/** @typedef {(typeof EDITS)[number]} Edit */

/** The coverage's numbers, which the model leaves at the product's defaults (spec §4). */
export const COVERAGE = {
  window_days: 90,
  seniority_points: { c_level: 25, vp: 20, director: 15, manager: 12, ic: 10, unknown: 5 },
  department_points: 5,
  most: 100,
};
export const HORIZON_DAYS = 90;
