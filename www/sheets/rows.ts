// Rows as the core takes them; src/intake/rows.rs says how they are written.

const MARK = "\0cutline.rows/1\n";
const MISSING = 0x8000_0000;
const NUMBER = 0x4000_0000;
const PORTION = 1 << 20;

/** A cell's text, `null` where it is empty; a number's, with a point before its decimals; or why it counts as missing. */
export type Cell = string | null | { number: string } | { missing: string };

export interface About {
  format: string;
  sheet: string | null;
  sheets: string[];
  /** How many the file has. */
  bytes: number;
  /** Whether titles may stand above the header and footers below the rows. */
  has_titles: boolean;
}

const encoder = new TextEncoder();

export class RowWriter {
  private bytes = new Uint8Array(PORTION);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  constructor(about: About) {
    this.room(MARK.length);
    this.length += encoder.encodeInto(MARK, this.bytes).written;
    this.text(JSON.stringify(about), 0);
  }

  row(number: number, cells: Cell[]): void {
    this.number(number);
    this.number(cells.length);
    for (const cell of cells) {
      if (cell === null) this.number(0);
      else if (typeof cell === "string") this.text(cell, 0);
      else if ("number" in cell) this.text(cell.number, NUMBER);
      else this.text(cell.missing, MISSING);
    }
  }

  get isFull(): boolean {
    return this.length >= PORTION / 2;
  }

  /** What was written since the last portion. */
  portion(): Uint8Array {
    const written = this.bytes.slice(0, this.length);
    this.length = 0;
    return written;
  }

  private text(text: string, bit: number): void {
    // In UTF-8 a unit of UTF-16 takes three bytes at most.
    this.room(4 + text.length * 3);
    const { written } = encoder.encodeInto(text, this.bytes.subarray(this.length + 4));
    this.number((written | bit) >>> 0);
    this.length += written;
  }

  private number(number: number): void {
    this.room(4);
    this.view.setUint32(this.length, number, true);
    this.length += 4;
  }

  private room(bytes: number): void {
    if (this.length + bytes <= this.bytes.length) return;
    const more = new Uint8Array(Math.max(this.bytes.length * 2, this.length + bytes));
    more.set(this.bytes.subarray(0, this.length));
    this.bytes = more;
    this.view = new DataView(more.buffer);
  }
}
