// A Parquet value's text, as the core reads it without a doubt: instants with their zone, decimals to the last digit.
// hyparquet would make dates and floating-point numbers of them, and lose the zone and the digits.

import type { LogicalType, SchemaElement, TimeUnit } from "hyparquet";
import type { Cell } from "./rows.ts";

/** Reads a leaf's value, which is neither null nor undefined. */
export type Leaf = (value: never) => Cell;

/** How a leaf's values become text; takes the types away from the element that are read here, not by hyparquet. */
export function leaf(element: SchemaElement): Leaf {
  const own = ownLeaf(element, element.logical_type);
  if (!own) return plain;
  delete element.converted_type;
  delete element.logical_type;
  return own as Leaf;
}

function ownLeaf(element: SchemaElement, logical: LogicalType | undefined): ((value: never) => Cell) | null {
  if (logical?.type === "TIMESTAMP") return instant(logical.unit, logical.isAdjustedToUTC);
  if (logical?.type === "TIME") return time(logical.unit);
  if (logical?.type === "UUID") return (bytes: Uint8Array) => uuid(bytes);
  switch (element.converted_type) {
    case "DECIMAL":
      return decimal(element.scale ?? 0);
    case "DATE":
      return (days: number) => new Date(days * DAY).toISOString().slice(0, 10);
    case "TIMESTAMP_MILLIS":
      return instant("MILLIS", true);
    case "TIMESTAMP_MICROS":
      return instant("MICROS", true);
    case "TIME_MILLIS":
      return time("MILLIS");
    case "TIME_MICROS":
      return time("MICROS");
    case "JSON":
    case "BSON":
    case "ENUM":
      return plain;
    case "INTERVAL":
      return () => ({ missing: "The cell holds an interval, which counts as missing." });
    default:
      break;
  }
  if (element.type === "INT96") return instant("NANOS", true);
  if (element.type === "FLOAT") return (value: number) => number(shortest(value));
  return null;
}

const DAY = 86_400_000;
const PER_SECOND: Record<TimeUnit, bigint> = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n };

const instant = (unit: TimeUnit, isUtc: boolean) => (value: bigint | number) => instantText(BigInt(value), unit, isUtc);

/** Ticks since 1970 as ISO 8601; with a zone only where the file says that it is UTC. */
function instantText(ticks: bigint, unit: TimeUnit, isUtc: boolean): Cell {
  const per = PER_SECOND[unit];
  const part = ((ticks % per) + per) % per;
  const at = new Date(Number((ticks - part) / per) * 1000);
  if (Number.isNaN(at.getTime())) return { missing: "The cell holds a date too far away, which counts as missing." };
  return `${at.toISOString().slice(0, -5)}${fraction(part, per)}${isUtc ? "Z" : ""}`;
}

function time(unit: TimeUnit) {
  const per = PER_SECOND[unit];
  return (value: bigint | number) => {
    const ticks = BigInt(value);
    const seconds = Number(ticks / per);
    const two = (part: number): string => String(Math.trunc(part)).padStart(2, "0");
    return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${fraction(ticks % per, per)}`;
  };
}

function fraction(part: bigint, per: bigint): string {
  const digits = String(part)
    .padStart(String(per).length - 1, "0")
    .replace(/0+$/, "");
  return digits === "" ? "" : `.${digits}`;
}

const decimal = (scale: number) => (value: bigint | number | Uint8Array) => {
  const whole = value instanceof Uint8Array ? signed(value) : BigInt(value);
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return { number: `${whole < 0n ? "-" : ""}${digits.slice(0, point)}${scale > 0 ? `.${digits.slice(point)}` : ""}` };
};

/** Two's complement, the highest byte first. */
function signed(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return bytes.length > 0 && bytes[0]! > 127 ? value - (1n << BigInt(bytes.length * 8)) : value;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const uuid = (bytes: Uint8Array): string => hex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

/** The number with the fewest digits that is the same 32-bit one: 0.1 and not 0.10000000149011612. */
function shortest(value: number): number {
  for (let digits = 1; digits <= 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

/** Without an exponent; what is no number is missing. */
function number(value: number): Cell {
  if (!Number.isFinite(value)) return null;
  const text = String(value);
  if (!text.includes("e")) return { number: text };
  return { number: Number.isInteger(value) ? String(BigInt(value)) : value.toFixed(20).replace(/0+$/, "") };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function plain(value: unknown): Cell {
  if (typeof value === "number") return number(value);
  if (typeof value === "bigint") return { number: String(value) };
  if (!(value instanceof Uint8Array)) return String(value);
  try {
    return decoder.decode(value);
  } catch {
    return hex(value);
  }
}
