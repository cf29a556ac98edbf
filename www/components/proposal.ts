// What a project or a link would put in place of what, before it does.

import { html, nothing } from "lit";
import { plural } from "../format.ts";
import type { Proposal } from "../state/opening.ts";
import { CutElement } from "./element.ts";

interface Data {
  proposal: Proposal | null;
}

class ProposalElement extends CutElement<Data> {
  protected override view({ proposal }: Data) {
    return html`<dialog class="settings project" aria-labelledby="proposal-title" @cancel=${(event: Event) => this.declined(event)}>
      ${proposal ? this.asked(proposal) : nothing}
    </dialog>`;
  }

  private asked(proposal: Proposal) {
    const { replaces } = proposal;
    const files = "files" in proposal ? proposal.files : null;
    return html`
      <h2 id="proposal-title">${"from" in proposal ? `Open “${proposal.from}”?` : "Set the scenario of this link?"}</h2>
      ${
        replaces.length === 0
          ? html`<p>All that it sets is what you have.</p>`
          : html`<p>It would change this and nothing else; Undo takes it back.</p>
              <div class="scroll" role="region" aria-label="What would change" tabindex="0">
                <table>
                  <thead>
                    <tr><th scope="col">What</th><th scope="col">Now</th><th scope="col">Then</th></tr>
                  </thead>
                  <tbody>
                    ${replaces.map(({ what, from, to }) => html`<tr><th scope="row">${what}</th><td>${from}</td><td>${to}</td></tr>`)}
                  </tbody>
                </table>
              </div>`
      }
      ${
        files
          ? html`<p>The files loaded now would go, and ${plural(files.length, "file")} of the project come: ${files.join(", ")}.</p>`
          : nothing
      }
      <p class="project-ways">
        <button type="button" class="button is-main" @click=${() => this.tell("proposal-taken", null)}>${"from" in proposal ? "Open it" : "Set it"}</button>
        <button type="button" class="button" @click=${() => this.tell("proposal-declined", null)}>Leave everything as it is</button>
      </p>`;
  }

  private declined(event: Event): void {
    event.preventDefault();
    this.tell("proposal-declined", null);
  }

  protected override drawn(): void {
    const dialog = this.querySelector("dialog")!;
    if (!this.current?.proposal) dialog.close();
    else if (!dialog.open) {
      // What it would replace is looked at first: nothing else may stand over it.
      for (const other of document.querySelectorAll<HTMLDialogElement>("dialog[open]")) other.close();
      dialog.showModal();
    }
  }
}

customElements.define("cut-proposal", ProposalElement);
