// A year of rows as a host page may have them, so plain that what the board says of them can be worked out by hand.
//
// Each month of 2025 person 1 visits once, person 2 twice and so on up to person 20; a visit gives 5 points, which never
// fade. Of those with more than ten visits every second one becomes an opportunity. One more person comes each month, with
// as many visits as the month has in the year, and of them nothing becomes.
//
// So 10 a month reach line 51, which takes eleven visits, and half of them convert; and at lines 51 to 55 exactly 10 do.

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);
const PEOPLE = Array.from({ length: 20 }, (_, i) => i + 1);
const on = (month, day, hour) => new Date(Date.UTC(2025, month - 1, day, hour));
const name = (month, visits) => `person-${visits}-of-${month}@company-${visits}.example`;

const visits = (email, month, times) =>
  Array.from({ length: times }, (_, i) => ({ email, type: "visit", occurred_at: on(month, i + 1, 9) }));

export const tables = {
  activities: MONTHS.flatMap((month) => [
    ...PEOPLE.flatMap((times) => visits(name(month, times), month, times)),
    ...visits(`another-of-${month}@other.example`, month, month),
  ]),
  outcomes: MONTHS.flatMap((month) =>
    PEOPLE.filter((times) => times > 10 && times % 2 === 1).map((times) => ({
      email: name(month, times),
      stage: "sqo",
      occurred_at: on(month, 28, 12),
      amount: 1000 * times,
    })),
  ),
};

export const model = {
  schema: "cutline.model/1",
  name: "Visits",
  signals: [
    {
      id: "visit",
      label: "Visited",
      scope: "person",
      dimension: "engagement",
      when: { activity: ["visit"] },
      points: 5,
    },
  ],
  person: { threshold: 30, dimensions: ["engagement"] },
};

/** Sales can work 10 a month, and 5 opportunities a month take 10 at a half: lines 51 to 55 serve both, and no others. */
export const targets = {
  capacity: { leads_per_month: 10 },
  conversion: { opportunities_per_month: 5, rate: 0.5 },
};
