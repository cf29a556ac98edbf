// Text written straight into bytes: a million rows as strings would cost more than all that is measured.

export class Bytes {
  /** @param {number} size the most that will be written */
  constructor(size) {
    this.bytes = new Uint8Array(size);
    this.length = 0;
  }

  /** Text of ASCII alone. @param {string} text */
  text(text) {
    for (let i = 0; i < text.length; i++) this.bytes[this.length++] = text.charCodeAt(i);
  }

  /** A whole number in so many digits. */
  digits(number, width) {
    let left = number;
    for (let at = this.length + width - 1; at >= this.length; at--) {
      this.bytes[at] = 48 + (left % 10);
      left = Math.floor(left / 10);
    }
    this.length += width;
  }

  done() {
    return this.bytes.slice(0, this.length);
  }
}
