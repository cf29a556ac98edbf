// The four tables, made up from a seed, as CSV: activities in the order of time, people and accounts by Zipf's law.
//
// Every table but the activities grows with them: a tenth as many people, a fiftieth as many accounts.

import { Bytes } from "./bytes.mjs";
import { AS_OF, DAYS, FIRST_DAY, isoOf } from "./days.mjs";
import { Random, Weighted, zipf } from "./random.mjs";
import { CAMPAIGNS, COUNTRIES, INDUSTRIES, PAGES, SECTIONS, TITLES, TYPES, TYPES_OF_ACCOUNTS } from "./words.mjs";

/** The columns of activities; `WIDE` are those of an export that nobody trimmed, which make it about 100 bytes a row. */
export const COLUMNS = ["id", "occurred_at", "type", "person", "account"];
export const WIDE = [...COLUMNS, "campaign", "url"];

/**
 * What the data is like: `plain`; `big_account`: one account holds a tenth of all people; `big_person`: one person has a
 * tenth of all activities (100,000 of a million).
 * @typedef {"plain" | "big_account" | "big_person"} Shape
 */

/** Below 1, since at 1 the largest account would hold a tenth of all people by itself. */
const EXPONENT = 0.7;
const PERCENT_OF_ACCOUNTS_ALONE = 4;
const PERCENT_WITHOUT_ACCOUNT = 2;
const DEALS_PER_ACTIVITY = 0.006;
const SEED = 20_260_630;

export const personKey = (place) => `p${String(place).padStart(7, "0")}`;
export const accountKey = (place) => `a${String(place).padStart(7, "0")}`;

/**
 * @param {number} count of activities
 * @param {Shape} shape
 * @param {boolean} [isWide] whether activities have the columns `WIDE`
 * @returns {Record<"activities" | "contacts" | "accounts" | "outcomes", Uint8Array<ArrayBuffer>>}
 */
export function generate(count, shape, isWide = false) {
  const random = new Random(SEED);
  const people = Math.max(10, Math.round(count / 10));
  const accounts = Math.max(5, Math.round(count / 50));
  const byAccount = new Weighted(zipf(accounts, EXPONENT));
  return {
    accounts: accountRows(random, accounts),
    contacts: contactRows(random, people, byAccount, shape),
    outcomes: outcomeRows(random, Math.round(count * DEALS_PER_ACTIVITY), byAccount),
    activities: activityRows(random, count, people, byAccount, shape, isWide),
  };
}

const table = (header, rows) => new TextEncoder().encode(`${[header, ...rows].join("\n")}\n`);

function accountRows(random, accounts) {
  const row = (_, place) => {
    const employees = 10 + random.below(40) ** 2;
    return `${accountKey(place)},Company ${place},${random.pick(INDUSTRIES)},${employees},${random.pick(COUNTRIES)}`;
  };
  return table("id,name,industry,employees,country", Array.from({ length: accounts }, row));
}

function contactRows(random, people, byAccount, shape) {
  const row = (_, place) => {
    const [title] = random.pick(TITLES);
    const alone = random.chance(PERCENT_WITHOUT_ACCOUNT);
    const drawn = byAccount.draw(random);
    const account = shape === "big_account" && place % 10 === 0 ? 0 : drawn;
    const key = personKey(place);
    return alone
      ? `${key},${key}@gmail.com,${title},`
      : `${key},${key}@company-${account}.example,${title},${accountKey(account)}`;
  };
  return table("id,email,title,account", Array.from({ length: people }, row));
}

/** Deals of accounts: opened, then won, lost or still open; a lost one may be followed by another. */
function outcomeRows(random, deals, byAccount) {
  const rows = [];
  const tell = (stage, day, account, amount) => {
    if (day <= AS_OF) rows.push(`o${rows.length},${stage},${isoOf(day)},${accountKey(account)},${amount}`);
  };
  for (let deal = 0; deal < deals; deal++) {
    const account = byAccount.draw(random);
    const opened = FIRST_DAY + 30 + random.below(DAYS - 30);
    const amount = 5_000 + 100 * random.below(750);
    const ended = opened + 20 + random.below(90);
    const fate = random.below(100);
    tell("sqo", opened, account, amount);
    if (fate < 35) tell("won", ended, account, amount);
    else if (fate < 75) tell("lost", ended, account, "");
  }
  return table("id,stage,occurred_at,account,amount", rows);
}

function activityRows(random, count, people, byAccount, shape, isWide) {
  const byPerson = new Weighted(zipf(people, EXPONENT));
  const byType = new Weighted(TYPES.map(([, weight]) => Number(weight)));
  const byTypeOfAccounts = new Weighted(TYPES_OF_ACCOUNTS.map(([, weight]) => Number(weight)));
  const out = new Bytes(64 + count * (isWide ? 140 : 80));
  out.text(`${(isWide ? WIDE : COLUMNS).join(",")}\n`);
  const dates = Array.from({ length: DAYS }, (_, offset) => isoOf(FIRST_DAY + offset));
  for (let row = 0; row < count; row++) {
    const time = (row / count) * DAYS;
    const day = Math.floor(time);
    const second = Math.floor((time - day) * 86_400);
    out.text("e");
    out.digits(row, 9);
    out.text(",");
    out.text(dates[day] ?? "");
    out.text("T");
    out.digits(Math.floor(second / 3600), 2);
    out.text(":");
    out.digits(Math.floor(second / 60) % 60, 2);
    out.text(":");
    out.digits(second % 60, 2);
    out.text("Z,");
    if (random.chance(PERCENT_OF_ACCOUNTS_ALONE)) {
      out.text(String(TYPES_OF_ACCOUNTS[byTypeOfAccounts.draw(random)]?.[0]));
      out.text(",,a");
      out.digits(byAccount.draw(random), 7);
    } else {
      const drawn = byPerson.draw(random);
      const person = shape === "big_person" && row % 10 === 0 ? 0 : drawn;
      out.text(String(TYPES[byType.draw(random)]?.[0]));
      out.text(",p");
      out.digits(person, 7);
      out.text(",");
    }
    if (isWide) moreCells(out, random);
    out.text("\n");
  }
  return out.done();
}

function moreCells(out, random) {
  out.text(",");
  out.text(random.pick(CAMPAIGNS));
  out.text(",https://www.company.example/");
  out.text(random.pick(SECTIONS));
  out.text("/page-");
  out.digits(random.below(PAGES), 4);
}
