// The forms of a signal's condition: a test of one field, or which activities count and how many of them.

import { html, nothing } from "lit";
import { type Path, TESTS, type Test, testOf, valueAt, withTest } from "../state/edit.ts";
import type { When } from "../state/model.ts";
import { choiceAt, type Form, idOf, numberAt, textAt } from "./at.ts";
import { wordsAt } from "./words_field.ts";

const TEST: Record<Test, string> = {
  equals: "is exactly",
  in: "is one of",
  any_of: "holds one of, in a list",
  contains_any: "contains the words",
  between: "is between",
  gte: "is at least",
  lte: "is at most",
  exists: "is known",
  is_true: "is a yes",
  within_days: "is a date not longer ago than",
};

/** `scope`: whose fields may be tested; an account's signal tests accounts only. */
export function fieldTestAt(form: Form, path: Path, scope: "person" | "account") {
  const when = (valueAt(form.document, path) ?? {}) as When;
  const test = testOf(when);
  return html`${textAt(form, [...path, "field"], { label: "Field", list: `fields-${scope}`, placeholder: "account.industry" })}
  ${choiceAt(form, path, {
    label: "Holds when it",
    options: TESTS.map((one) => [one, TEST[one]] as const),
    chosen: test,
    choose: (chosen) => form.set(path, withTest(when, chosen)),
  })}
  ${against(form, path, test)}`;
}

function against(form: Form, path: Path, test: Test) {
  const at = [...path, test];
  switch (test) {
    case "in":
    case "any_of":
    case "contains_any":
      return wordsAt(form, at, { label: "Any of", numbers: test !== "contains_any" });
    case "equals":
      return textAt(form, at, { label: "Value" });
    case "between":
      return html`${numberAt(form, [...at, 0], { label: "From" })} ${numberAt(form, [...at, 1], { label: "To" })}`;
    case "within_days":
      return numberAt(form, at, { label: "At most", unit: "days ago" });
    case "exists":
    case "is_true":
      return choiceAt(form, at, {
        label: test === "exists" ? "Known" : "Says",
        options: [
          ["yes", "yes"],
          ["no", test === "exists" ? "no: it must be missing" : "no: an explicit no"],
        ],
        chosen: valueAt(form.document, at) === false ? "no" : "yes",
        choose: (chosen) => form.set(at, chosen === "yes"),
      });
    default:
      return numberAt(form, at, { label: "Number" });
  }
}

export function activitiesAt(form: Form, path: Path) {
  const when = valueAt(form.document, path) as When;
  const every = when.activity?.includes("*") ?? false;
  return html`<div class="wide">
      ${every ? nothing : wordsAt(form, [...path, "activity"], { label: "Activity types", list: "types" })}
      <label class="choice">
        <input
          id=${every ? idOf("every-type") : nothing}
          type="checkbox"
          .checked=${every}
          @change=${() => {
            form.set([...path, "activity"], every ? [] : ["*"]);
            form.settle();
          }}
        />
        <span>every type of activity</span>
      </label>
    </div>
    ${choiceAt(form, [...path, "source"], {
      label: "Source",
      options: [
        ["any", "any"],
        ["first_party", "first party: your own"],
        ["third_party", "third party: bought"],
      ],
      chosen: when.source ?? "any",
      choose: (chosen) => form.set([...path, "source"], chosen === "any" ? undefined : chosen),
    })}
    ${textAt(form, [...path, "asset_contains"], { label: "Asset contains", optional: true, placeholder: "anything" })}`;
}
