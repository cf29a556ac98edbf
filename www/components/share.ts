// What stands over every step while a file is read for a share of its people alone: all figures are of a sample.

import { html } from "lit";
import type { FileReport } from "../engine/protocol.gen.ts";
import { count } from "../format.ts";
import { t } from "../text.ts";
import { CutElement } from "./element.ts";
import { titleOf } from "./files.ts";

interface Data {
  files: FileReport[];
}

class Share extends CutElement<Data> {
  protected override view({ files }: Data) {
    const shared = files.flatMap((file) => (file.share ? [{ file, share: file.share }] : []));
    if (shared.length === 0) return html``;
    return html`<div class="notice is-warn">
      ${shared.map(
        ({ file, share }) => html`<p>
          <strong>Every figure is of a sample.</strong> Of ${titleOf(file)} one in ${count(share.one_in)} by
          “${share.columns[0]}” is read, each with everything they did: ${count(file.rows)} of
          ${count(file.rows + share.left_out)} rows.
        </p>`,
      )}
      <p>${t.data.shareMeans}</p>
    </div>`;
  }
}

customElements.define("cut-share", Share);
