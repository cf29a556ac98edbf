// What the hand-off shows of its packets, worked out: gates with their needs, people by name, days to go.

import type { Margins, Packet, PacketFormat, Packets } from "../engine/protocol.gen.ts";
import { daysBetween } from "./parts.ts";

/** Packets on the screen at most; a file holds them all. */
export const PACKETS_AT_ONCE = 1000;

/** What was carried away last, and what had to be cut or left out for it. */
export interface Taken {
  format: PacketFormat;
  name: string;
  notes: string[];
}

export interface GateFigures {
  gate: keyof Margins;
  value: number;
  needed: number;
  margin: number;
}

const GATES = ["fit", "intent", "engagement", "coverage", "score"] as const;

/** The gates that the account is judged by, with what each needs. */
export function gatesOf(packet: Packet): GateFigures[] {
  return GATES.flatMap((gate) => {
    const margin = packet.margins[gate];
    if (margin === undefined || margin === null) return [];
    // A model's points have three decimals.
    const needed = Math.round((packet[gate] - margin) * 1000) / 1000;
    return [{ gate, value: packet[gate], needed, margin }];
  });
}

export const titleOf = (packet: Packet): string => packet.name ?? packet.key;

/** A person of the packet by name, where one is known. */
export const personOf = (packet: Packet, key: string): string =>
  packet.people.find((person) => person.key === key)?.name ?? key;

/** Days until it falls below the line; `null` where it does not. */
export const daysLeft = (packet: Packet, asOf: string): number | null =>
  packet.falls_below_on === null ? null : daysBetween(asOf, packet.falls_below_on);

/** Those in whose name, key, owner, tier or people the text stands, in any case. */
export function matching(packets: Packet[], text: string): Packet[] {
  const sought = text.trim().toLowerCase();
  if (sought === "") return packets;
  const stands = (word: string | null): boolean => word?.toLowerCase().includes(sought) ?? false;
  return packets.filter(
    (packet) =>
      [packet.name, packet.key, packet.owner, packet.tier].some(stands) ||
      packet.people.some((person) => stands(person.name) || stands(person.key)),
  );
}

/** The packet that is open: the one asked for, else the first. */
export const openPacket = (packets: Packets, key: string | null): Packet | null =>
  packets.packets.find((packet) => packet.key === key) ?? packets.packets[0] ?? null;
