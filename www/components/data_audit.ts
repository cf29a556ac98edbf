// The data audit: how full each field is, which days the data spans, and which accounts and names could be one.

import { html, nothing } from "lit";
import type { AuditedTable, DataAudit, FieldFill, Group, Groups } from "../engine/protocol.gen.ts";
import { count, date, percent, plural } from "../format.ts";
import { spaced, TABLE } from "../text.ts";
import { CutElement } from "./element.ts";

interface Data {
  audit: DataAudit | null;
}

const WIDTH = 100;

class Audit extends CutElement<Data> {
  protected override view({ audit }: Data) {
    if (!audit || audit.tables.length === 0) return html``;
    const { people, unmatched, same_domain, same_name, names_of_domain, spellings_of_name } = audit;
    return html`<section class="card audit" aria-labelledby="audit-title">
      <h3 id="audit-title">How good the data is</h3>
      <p class="hint">How many rows have a value, field by field. What is not filled in cannot score.</p>
      <div class="audit-tables">${audit.tables.map(fill)}</div>
      <ul class="missing">
        <li>${unmatched === 0 ? `Each of the ${plural(people, "person", "people")} has an account.` : `${plural(unmatched, "person has", "people have")} no account, of ${count(people)}.`}</li>
        ${audit.tables.map(span)}
      </ul>
      ${groups(same_domain, {
        title: "Accounts that share a domain",
        none: "No two accounts share a domain.",
        hint: "They have ids of their own, so they are counted apart. If they are one company, merge them in your CRM.",
        of: "Domain",
        members: "Accounts",
      })}
      ${groups(same_name, {
        title: "Accounts that share a name",
        none: "No two accounts share a name.",
        hint: "Case, punctuation and legal forms aside. They have ids or domains of their own, so they are counted apart.",
        of: "Name",
        members: "Accounts",
      })}
      ${groups(names_of_domain, {
        title: "Domains with several names",
        none: "No domain has several names.",
        hint: "The rows of one company call it by different names.",
        of: "Domain",
        members: "Names",
      })}
      ${groups(spellings_of_name, {
        title: "Names written in several ways",
        none: "No name is written in several ways.",
        hint: "They are read as one name. A list that is matched elsewhere may not.",
        of: "Name",
        members: "Written as",
      })}
    </section>`;
  }
}

/** A table's fields, each with a bar as long as the share of rows that have it, which stands beside it in figures. */
function fill({ table, rows, fields }: AuditedTable) {
  return html`<div class="scroll" role="region" aria-label="How full ${TABLE[table]} are" tabindex="0">
    <table class="audit-fill">
      <caption>${TABLE[table]}: ${plural(rows, "row")}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Share</th>
          <th scope="col">Filled</th>
          <th scope="col">Rows with a value</th>
        </tr>
      </thead>
      <tbody>
        ${fields.map((field) => bar(field, rows))}
      </tbody>
    </table>
  </div>`;
}

function bar({ name, is_field, filled }: FieldFill, rows: number) {
  const share = rows > 0 ? filled / rows : 0;
  return html`<tr>
    <th scope="row">${is_field ? spaced(name) : html`<span class="hint">${name}</span>`}</th>
    <td aria-hidden="true">
      <svg class="audit-bar" viewBox="0 0 ${WIDTH} 8" preserveAspectRatio="none" focusable="false">
        <rect class="audit-whole" width=${WIDTH} height="8" />
        <rect class="audit-part" width=${WIDTH * share} height="8" />
      </svg>
    </td>
    <td class="number">${percent(share)}</td>
    <td class="number hint">${count(filled)}</td>
  </tr>`;
}

function span({ table, span, after }: AuditedTable) {
  if (!span) return nothing;
  const later =
    after > 0 ? `, ${plural(after, "of them is", "of them are")} dated after the day of the data and not counted` : "";
  return html`<li>${TABLE[table]} run from ${date(span[0])} to ${date(span[1])}${later}.</li>`;
}

interface Words {
  title: string;
  none: string;
  hint: string;
  of: string;
  members: string;
}

function groups({ total, first }: Groups, { title, none, hint, of, members }: Words) {
  if (total === 0) return html`<p class="audit-none">${none}</p>`;
  return html`<details>
    <summary>${title}: ${count(total)}</summary>
    <p class="hint">${hint}</p>
    <div class="scroll" role="region" aria-label=${title} tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">${of}</th>
            <th scope="col">${members}</th>
          </tr>
        </thead>
        <tbody>
          ${first.map((group) => html`<tr><th scope="row">${group.of}</th><td>${named(group)}</td></tr>`)}
        </tbody>
      </table>
    </div>
    ${total > first.length ? html`<p class="hint">The first ${count(first.length)} of ${count(total)}, the largest first.</p>` : nothing}
  </details>`;
}

const named = ({ members, total }: Group): string =>
  total > members.length ? `${members.join(" · ")} · and ${count(total - members.length)} more` : members.join(" · ");

customElements.define("cut-data-audit", Audit);
