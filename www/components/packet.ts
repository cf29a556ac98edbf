// One packet as a salesperson reads it: whom to start with and why now, what it rests on, who is in it, until when.

import { html, nothing } from "lit";
import type { Moment, Packet, PacketPerson, Reason } from "../engine/protocol.gen.ts";
import { date, list, plural, roundPoints } from "../format.ts";
import { daysLeft, personOf, titleOf } from "../state/packets.ts";
import { daysBetween } from "../state/parts.ts";
import { DIMENSION, GATE, SENIORITY, spaced, t } from "../text.ts";
import { gates } from "./packet_gates.ts";

export function packetView(packet: Packet, asOf: string) {
  return html`<article class="card packet" aria-label=${titleOf(packet)}>
    <header class="packet-head">
      <div>
        <h3>${titleOf(packet)}</h3>
        <p class="hint">${[packet.name === packet.key ? null : packet.key, packet.owner ? `owner ${packet.owner}` : "no owner", packet.model].filter(Boolean).join(" · ")}</p>
      </div>
      <p class="packet-score">${packet.tier ? html`<span class="badge is-none">${packet.tier}</span>` : nothing}<strong>${roundPoints(packet.score)}</strong> points</p>
    </header>
    <div class="packet-lead">${start(packet)} ${next(packet)}</div>
    ${now(packet, asOf)}
    <section class="packet-gates">
      <h4>Over its gates</h4>
      ${gates(packet)}
    </section>
    <section class="packet-unqualify">
      <h4>What would unqualify it</h4>
      ${unqualify(packet, asOf)}
    </section>
    ${people(packet)} ${timeline(packet)}
    <p class="hint packet-foot">As of ${date(asOf)}, by Cutline.</p>
  </article>`;
}

function start({ start_with, people }: Packet) {
  if (!start_with)
    return html`<p class="packet-start"><span class="hint">Start with</span> <strong>nobody is engaged yet</strong></p>`;
  const { key, name, title, mql } = start_with;
  const email = people.find((person) => person.key === key)?.email;
  return html`<p class="packet-start">
    <span class="hint">Start with</span>
    <strong>${name ?? key}</strong>
    <span>${[title, email === name ? null : (email ?? null)].filter(Boolean).join(" · ")}</span>
    <span class="badge ${mql ? "is-yes" : "is-none"}">${mql ? "MQL" : t.records.notYetMql}</span>
  </p>`;
}

function next(packet: Packet) {
  const { motion, people, margins } = packet;
  if (motion === null) return nothing;
  const hands = people.filter((person) => person.raised_hand).map(({ key }) => personOf(packet, key));
  const says: Record<string, [string, string]> = {
    call_today: ["Call today", `${list(hands) || "somebody"} raised a hand`],
    second_person: ["Bring in a second person", `coverage is only ${roundPoints(margins.coverage)} over its gate`],
  };
  const [what, why] = says[motion] ?? [spaced(motion), "the account’s motion"];
  return html`<p class="packet-start is-next"><span class="hint">Next</span> <strong>${what}</strong> <span>${why}</span></p>`;
}

function now(packet: Packet, asOf: string) {
  const { crossed_on, why } = packet;
  const ago = crossed_on === null ? 0 : daysBetween(crossed_on, asOf);
  const most = Math.max(...why.map(({ points }) => points), 1e-9);
  return html`<section class="packet-why">
    <h4>Why now</h4>
    <p>
      ${crossed_on === null ? "It qualifies, though on no day with an activity: a date in its fields came of age." : html`It crossed the line on <strong>${date(crossed_on)}</strong>${ago === 0 ? ", the day of the data" : `, ${plural(ago, "day")} earlier`}.`}
    </p>
    ${why.length > 0 ? html`<ul class="bars" aria-label="What brought the points">${why.map((reason) => bar(reason, packet, most))}</ul>` : nothing}
  </section>`;
}

function bar({ label, signal, person, points, dimension, occurrences }: Reason, packet: Packet, most: number) {
  const from = person === null ? "the account" : personOf(packet, person);
  const times = occurrences > 1 ? `, ${plural(occurrences, "time")}` : "";
  return html`<li>
    <span class="bar-name">${label === signal ? spaced(label) : label}<span class="hint row-key">${from}${times}</span></span>
    <span class="bar-drawn">
      <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect class="bar-ground" x="0" y="0" width="100" height="10" /><rect class="is-${dimension}" x="0" y="0" width=${(points / most) * 100} height="10" />
      </svg>
    </span>
    <span class="bar-points">+${roundPoints(points)}</span>
    <span class="tag is-${dimension}">${DIMENSION[dimension] ?? dimension}</span>
  </li>`;
}

function unqualify(packet: Packet, asOf: string) {
  const days = daysLeft(packet, asOf);
  const short = list(packet.falls_short_of.map((gate) => GATE[gate] ?? gate));
  const falls =
    days === null
      ? html`If nothing more happens it stays over the line for three years.`
      : html`If nothing more happens it falls below the line on <strong>${date(packet.falls_below_on)}</strong>, in ${plural(days, "day")}: short of ${short}.`;
  const top = packet.top_person;
  return html`<ul class="packet-doubts">
    <li>${falls}</li>
    ${top === null ? nothing : html`<li>${packet.stands_without_top_person ? html`It would qualify without <strong>${personOf(packet, top)}</strong>, too.` : html`It hangs on one person: without <strong>${personOf(packet, top)}</strong> it would not qualify.`}</li>`}
  </ul>`;
}

function people({ people }: Packet) {
  if (people.length === 0) return nothing;
  return html`<section>
    <h4>People</h4>
    <div class="scroll" role="region" aria-label="People" tabindex="0">
      <table class="packet-people">
        <thead>
          <tr>
            <th scope="col">Person</th>
            <th scope="col">Seniority</th>
            <th scope="col">Department</th>
            <th scope="col" class="number">Score</th>
            <th scope="col">Last active</th>
          </tr>
        </thead>
        <tbody>
          ${people.map(personRow)}
        </tbody>
      </table>
    </div>
  </section>`;
}

function personRow(person: PacketPerson) {
  const { name, key, email, title, seniority, department, score, mql, last_activity } = person;
  const below = [title, name === null ? null : (email ?? key)].filter(Boolean).join(" · ");
  return html`<tr>
    <th scope="row">${name ?? key} ${mql ? html`<span class="badge is-yes">MQL</span>` : nothing}<span class="hint row-key">${below}</span></th>
    <td>${SENIORITY[seniority] ?? spaced(seniority)}</td>
    <td>${department === "unknown" ? "Not known" : spaced(department)}</td>
    <td class="number">${roundPoints(score)}</td>
    <td>${date(last_activity)}</td>
  </tr>`;
}

function timeline(packet: Packet) {
  if (packet.timeline.length === 0) return nothing;
  return html`<section>
    <h4>What they did last</h4>
    <ol class="packet-timeline">
      ${packet.timeline.map((moment) => momentRow(moment, packet))}
    </ol>
  </section>`;
}

function momentRow({ at, person, type, asset }: Moment, packet: Packet) {
  const [day = "", clock = ""] = at.split("T");
  const time = clock.slice(0, 5);
  return html`<li>
    <time datetime=${at}>${date(day)}${time === "00:00" ? nothing : html` <span class="hint">${time}</span>`}</time>
    <span>${spaced(type)}${asset ? html` <span class="hint">${asset}</span>` : nothing}</span>
    <span class="hint">${person === null ? "the account" : personOf(packet, person)}</span>
  </li>`;
}
