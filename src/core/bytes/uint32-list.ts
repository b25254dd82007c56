/** A growing list of unsigned 32-bit numbers without boxing. */

export class Uint32List {
  data = new Uint32Array(1024)
  length = 0

  push(value: number): void {
    if (this.length === this.data.length) {
      const grown = new Uint32Array(Math.ceil(this.length * 1.6))
      grown.set(this.data)
      this.data = grown
    }
    this.data[this.length++] = value
  }

  /** What was pushed; a view. */
  view(): Uint32Array {
    return this.data.subarray(0, this.length)
  }
}
