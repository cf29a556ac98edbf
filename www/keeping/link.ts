// The conductor's part of links: one in the address is offered with what it would change, and taken out of the address.

import { hear } from "../components/element.ts";
import type { Event } from "../state/event.ts";
import { isLink, linkReplaces, readLink } from "../state/link.ts";
import type { State } from "../state/state.ts";
import type { Store } from "../state/store.ts";

export function conductLink(store: Store<State, Event>): { take: () => void } {
  const { send } = store;

  function take(): void {
    const fragment = location.hash.slice(1);
    if (!isLink(fragment)) return;
    // Loading the page anew is not to offer it again.
    history.replaceState(null, "", `#${store.state.step}`);
    const read = readLink(fragment);
    if ("refused" in read) {
      send({ type: "noticed", says: `The link is not taken, and nothing is changed: ${read.refused}` });
      return;
    }
    const replaces = linkReplaces(store.state, read.read);
    if (replaces.length === 0) send({ type: "noticed", says: "The scenario of the link is what is set already." });
    else send({ type: "project_offered", proposal: { linked: read.read, replaces } });
  }

  addEventListener("hashchange", take);
  hear("proposal-taken", () => {
    const { proposal } = store.state;
    if (proposal && "linked" in proposal) send({ type: "link_opened", linked: proposal.linked });
  });
  return { take };
}
