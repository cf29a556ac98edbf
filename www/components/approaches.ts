// The three ways to ask where the line should be: what sales can work, what you need, and when a customer pays back.
// Each is a card with its targets, its advice at the line, and the figures behind it.

import { html, nothing, type TemplateResult } from "lit";
import { heldAbove } from "../advice.ts";
import type { Advice, Approach, Calibration, Measured, Targets } from "../engine/protocol.gen.ts";
import { count, figure, money, percent, plural, ranges } from "../format.ts";
import { atLine, type Curves } from "../state/line.ts";
import { badge } from "./badge.ts";
import { CutElement } from "./element.ts";
import { numberField } from "./number_field.ts";

interface Data {
  lines: Curves | null;
  stale: boolean;
  theta: number;
  targets: Targets;
  /** The capacity is worked out from reps and hours. */
  byReps: boolean;
  measured: Measured | null;
  many: string;
}

interface Card {
  /** Why a figure looks odd beside the advice. */
  remark?: string | null;
  kind: Approach;
  title: string;
  asks: string;
  advice: Advice | null | undefined;
  inputs: TemplateResult;
  figures: [string, string][];
}

class Approaches extends CutElement<Data> {
  protected override view(data: Data) {
    if (!data.lines) return html``;
    const here = atLine(data.lines, data.theta);
    return html`<div class="approaches">
      ${this.card(data, this.capacity(data, here))} ${this.card(data, this.conversion(data, here))}
      ${this.card(data, this.payback(data, here))}
    </div>`;
  }

  private capacity(data: Data, { at, capacity }: Calibration): Card {
    const given = data.targets.capacity ?? {};
    const set = this.setter("capacity");
    return {
      kind: "capacity",
      title: "Sales capacity",
      asks: "How many leads can sales work properly?",
      advice: capacity?.advice,
      inputs: html`${
        data.byReps
          ? html`${numberField({ id: "capacity-reps", label: "Reps", value: given.reps, set: set("reps") })}
            ${numberField({ id: "capacity-hours_per_rep_per_month", label: "Hours a rep has for leads", unit: "a month", value: given.hours_per_rep_per_month, set: set("hours_per_rep_per_month") })}
            ${numberField({ id: "capacity-hours_per_lead", label: "Hours a lead takes", value: given.hours_per_lead, set: set("hours_per_lead") })}`
          : numberField({
              id: "capacity-leads_per_month",

              label: "Leads sales can work",
              unit: "a month",
              value: given.leads_per_month,
              set: set("leads_per_month"),
            })
      }
        <button type="button" class="link" @click=${() => this.tell("capacity-way-chosen", !data.byReps)}>
          ${data.byReps ? "Say it as leads a month" : "Work it out from reps and hours"}
        </button>`,
      figures: capacity
        ? [
            ["Qualified a month", figure(at.flow)],
            ["Sales can work", figure(capacity.capacity)],
            ["Of capacity", percent(capacity.utilisation)],
            ["Months over it", percent(capacity.months_over)],
            ["Fits from line", count(capacity.theta)],
          ]
        : [],
    };
  }

  private conversion(data: Data, here: Calibration): Card {
    const { at, conversion } = here;
    const given = data.targets.conversion ?? {};
    const set = this.setter("conversion");
    return {
      kind: "conversion",
      title: "Opportunity target",
      remark: heldAbove(here),
      asks: "How many opportunities do you need?",
      advice: conversion?.advice,
      inputs: html`${numberField({ id: "conversion-opportunities_per_month", label: "Opportunities needed", unit: "a month", value: given.opportunities_per_month, set: set("opportunities_per_month") })}
      ${numberField({
        id: "conversion-rate",

        label: "Share that converts",
        unit: "%",
        factor: 100,
        value: given.rate,
        measured: { value: at.yield, says: `measured at line ${count(at.threshold)}` },
        set: set("rate"),
      })}`,
      figures: conversion
        ? [
            ["Leads needed a month", count(conversion.needed)],
            ["Qualified a month", figure(at.flow)],
            ["Opportunities a month", figure(conversion.opportunities)],
            ["Enough up to line", count(conversion.theta)],
          ]
        : [],
    };
  }

  private payback(data: Data, { at, payback }: Calibration): Card {
    const given = data.targets.payback ?? {};
    const set = this.setter("payback");
    const measured = data.measured;
    return {
      kind: "payback",
      title: "Payback",
      asks: "When has a customer earned back what they cost?",
      advice: payback?.advice,
      inputs: html`${numberField({ id: "payback-marketing_spend_per_month", label: "Marketing spend", unit: "a month", value: given.marketing_spend_per_month, set: set("marketing_spend_per_month") })}
      ${numberField({ id: "payback-payback_months", label: "Payback wanted", unit: "months", value: given.payback_months, set: set("payback_months") })}
      ${numberField({
        id: "payback-win_rate",

        label: "Win rate",
        unit: "%",
        factor: 100,
        value: given.win_rate,
        measured: {
          value: measured?.win_rate ?? null,
          says: `measured: ${count(measured?.won)} won of ${count(measured?.ended)} ended`,
        },
        set: set("win_rate"),
      })}
      ${numberField({
        id: "payback-annual_contract_value",

        label: "Contract value",
        unit: "a year",
        value: given.annual_contract_value,
        measured: {
          value: measured?.median_won_amount ?? null,
          says: `measured: median of ${plural(measured?.won_amounts ?? 0, "won amount")}`,
        },
        set: set("annual_contract_value"),
      })}
      ${numberField({
        id: "payback-rate",
        label: "Share that converts",
        unit: "%",
        factor: 100,
        value: given.rate,
        measured: { value: at.yield, says: `measured at line ${count(at.threshold)}` },
        set: set("rate"),
      })}
      ${numberField({ id: "payback-gross_margin", label: "Gross margin", unit: "%", factor: 100, value: given.gross_margin, placeholder: "100", set: set("gross_margin") })}
      ${numberField({ id: "payback-sales_cost_per_lead", label: "Sales cost of a lead", value: given.sales_cost_per_lead, placeholder: "0", set: set("sales_cost_per_lead") })}`,
      figures: payback
        ? [
            ["Cost of a qualified lead", money(payback.cost_per_lead)],
            ["What it is worth", money(payback.expected_value)],
            ["Value to cost", payback.ratio === null ? figure(null) : `${figure(payback.ratio)} ×`],
            ["Customers a month", figure(payback.customers)],
            ["Cost of a customer (CAC)", money(payback.cac)],
            ["Payback in months", figure(payback.months)],
            ["Margin a month", money(payback.expected_margin)],
            ["Pays back in time at", payback.ranges.length > 0 ? ranges(payback.ranges) : "no line"],
            ["Yield used", percent(given.rate ?? at.yield)],
          ]
        : [],
    };
  }

  private card(data: Data, { kind, title, asks, advice, inputs, figures, remark }: Card) {
    return html`<section class="card approach is-${kind}" aria-labelledby="${kind}-title">
      <header class="approach-head">
        <h3 id="${kind}-title">${title}</h3>
        ${advice ? badge(advice) : advice === null ? html`<span class="badge is-none">No advice yet</span>` : nothing}
      </header>
      <p class="hint">${asks}</p>
      <form class="approach-inputs" autocomplete="off" @submit=${(event: Event) => event.preventDefault()}>${inputs}</form>
      ${
        figures.length > 0
          ? html`<dl class="figures ${data.stale ? "is-stale" : ""}">${figures.map(([what, value]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`)}</dl>`
          : nothing
      }
      ${remark ? html`<p class="approach-remark">${remark}</p>` : nothing}
    </section>`;
  }

  private setter(approach: Approach) {
    return (name: string) => (value: number | null) => this.tell("target-typed", { approach, name, value });
  }
}

customElements.define("cut-approaches", Approaches);
