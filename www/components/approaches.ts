// The three ways to ask where the line should be: what sales can work, what you need, and when a customer pays back.
// Each is a card with its targets, its advice at the line, and the figures behind it.

import { html, nothing, type TemplateResult } from "lit";
import { capacitySays, conversionSays, paybackSays } from "../advice.ts";
import type { Advice, Lines, Measured, Targets } from "../engine/protocol.gen.ts";
import { count, figure, money, percent, plural } from "../format.ts";
import { type AtLine, atLine } from "../state/line.ts";
import { badge } from "./badge.ts";
import { CutElement } from "./element.ts";
import { numberField } from "./number_field.ts";

interface Data {
  lines: Lines | null;
  stale: boolean;
  theta: number;
  targets: Targets;
  measured: Measured | null;
  many: string;
}

type Approach = keyof Targets & ("capacity" | "conversion" | "payback");

class Approaches extends CutElement<Data> {
  private byReps = false;

  protected override view(data: Data) {
    const { lines } = data;
    if (!lines) return html``;
    const at = atLine(lines, data.theta);
    return html`<div class="approaches">${this.capacity(data, lines, at)} ${this.conversion(data, lines, at)} ${this.payback(data, lines, at)}</div>`;
  }

  private capacity(data: Data, lines: Lines, at: AtLine) {
    const given = data.targets.capacity ?? {};
    const set = this.setter(data, "capacity");
    const says = capacitySays(lines, at, data.many);
    const inputs = this.byReps
      ? html`${numberField({ label: "Reps", value: given.reps, set: set("reps") })}
        ${numberField({ label: "Hours a rep has for leads", unit: "a month", value: given.hours_per_rep_per_month, set: set("hours_per_rep_per_month") })}
        ${numberField({ label: "Hours a lead takes", value: given.hours_per_lead, set: set("hours_per_lead") })}`
      : numberField({ label: "Leads sales can work", unit: "a month", value: given.leads_per_month, set: set("leads_per_month") });
    return this.card(data, "capacity", "Sales capacity", "How many can sales work properly?", at.capacity?.advice ?? null, says, "Say how many leads sales can work, and this tells whether the line fits.", html`
      ${inputs}
      <button type="button" class="button is-quiet" @click=${() => this.switchCapacity(data)}>
        ${this.byReps ? "Say it as leads a month" : "Work it out from reps and hours"}
      </button>`);
  }

  private conversion(data: Data, lines: Lines, at: AtLine) {
    const given = data.targets.conversion ?? {};
    const set = this.setter(data, "conversion");
    const says = conversionSays(lines, at, data.targets, data.many);
    return this.card(data, "conversion", "Opportunity target", "How many opportunities do you need?", at.conversion?.advice ?? null, says, "Say how many opportunities you need, and this tells how low the line must be.", html`
      ${numberField({ label: "Opportunities needed", unit: "a month", value: given.opportunities_per_month, set: set("opportunities_per_month") })}
      ${numberField({
        label: "Share that converts",
        unit: "%",
        factor: 100,
        value: given.rate,
        measured: { value: at.yield, says: `measured at line ${count(at.theta)}` },
        set: set("rate"),
      })}`);
  }

  private payback(data: Data, lines: Lines, at: AtLine) {
    const given = data.targets.payback ?? {};
    const set = this.setter(data, "payback");
    const measured = data.measured;
    const says = paybackSays(lines, at, data.targets);
    const payback = at.payback;
    return this.card(data, "payback", "Payback", "When has a customer earned back what they cost?", payback?.advice ?? null, says, "Say what marketing spends, and this tells what a lead costs, what it is worth, and when a customer pays back.", html`
      ${numberField({ label: "Marketing spend", unit: "a month", value: given.marketing_spend_per_month, set: set("marketing_spend_per_month") })}
      ${numberField({ label: "Payback wanted", unit: "months", value: given.payback_months, set: set("payback_months") })}
      ${numberField({
        label: "Win rate",
        unit: "%",
        factor: 100,
        value: given.win_rate,
        measured: { value: measured?.win_rate ?? null, says: `measured: ${plural(measured?.won ?? 0, "won", "won")} of ${count(measured?.ended)} ended` },
        set: set("win_rate"),
      })}
      ${numberField({
        label: "Contract value",
        unit: "a year",
       
        value: given.annual_contract_value,
        measured: { value: measured?.median_won_amount ?? null, says: `measured: median of ${plural(measured?.won_amounts ?? 0, "won amount")}` },
        set: set("annual_contract_value"),
      })}
      ${numberField({ label: "Gross margin", unit: "%", factor: 100, value: given.gross_margin, placeholder: "100", set: set("gross_margin") })}
      ${numberField({ label: "Sales cost of a worked lead", value: given.sales_cost_per_lead, placeholder: "0", set: set("sales_cost_per_lead") })}`,
      payback && payback.costPerLead !== null
        ? html`<dl class="figures">
            <div><dt>Cost per qualified lead</dt><dd>${money(payback.costPerLead)}</dd></div>
            <div><dt>Expected value</dt><dd>${money(payback.expectedValue)}</dd></div>
            <div><dt>Value to cost</dt><dd>${figure(payback.ratio)}${payback.ratio === null ? "" : " ×"}</dd></div>
            <div><dt>Customers a month</dt><dd>${figure(payback.customers)}</dd></div>
            <div><dt>Cost of a customer (CAC)</dt><dd>${money(payback.cac)}</dd></div>
            <div><dt>Payback, months</dt><dd>${figure(payback.months)}</dd></div>
            <div><dt>Margin a month</dt><dd>${money(payback.expectedMargin)}</dd></div>
            <div><dt>Yield used</dt><dd>${percent(given.rate ?? at.yield)}</dd></div>
          </dl>`
        : nothing);
  }

  private card(
    data: Data,
    kind: Approach,
    title: string,
    asks: string,
    advice: Advice | null,
    says: string[],
    teaches: string,
    inputs: TemplateResult,
    figures: TemplateResult | typeof nothing = nothing,
  ) {
    const used = data.targets[kind] !== undefined && data.targets[kind] !== null;
    return html`<section class="card approach is-${kind}" aria-labelledby="${kind}-title">
      <header class="approach-head">
        <h3 id="${kind}-title">${title}</h3>
        ${advice ? html`<span class="approach-advice">${badge(advice)}</span>` : used && says.length > 0 ? html`<span class="badge is-none">No advice</span>` : nothing}
      </header>
      <p class="hint">${asks}</p>
      <form class="approach-inputs" autocomplete="off" @submit=${(event: Event) => event.preventDefault()}>${inputs}</form>
      <div class="approach-says ${data.stale ? "is-stale" : ""}">
        ${says.length > 0 ? says.map((sentence) => html`<p>${sentence}</p>`) : html`<p class="hint">${teaches}</p>`} ${figures}
      </div>
    </section>`;
  }

  /** Sets one target; an approach with no target left takes no part. */
  private setter(data: Data, kind: Approach) {
    return (name: string) => (value: number | null) => {
      const { [name]: _, ...rest } = (data.targets[kind] ?? {}) as Record<string, number>;
      const next = value === null ? rest : { ...rest, [name]: value };
      const { [kind]: __, ...others } = data.targets;
      this.tell("targets-typed", Object.keys(next).length === 0 ? others : { ...others, [kind]: next });
    };
  }

  private switchCapacity(data: Data): void {
    this.byReps = !this.byReps;
    const { capacity: _, ...others } = data.targets;
    this.tell("targets-typed", others);
    this.redraw();
  }
}

customElements.define("cut-approaches", Approaches);
