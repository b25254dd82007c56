/** Finds lines and columns in JSON: of the first syntax error, and of the values at given paths. */
import type { Position } from './positions.ts'
import type { Path } from './problems.ts'

/** The steps that some wanted path takes from here, and where the value here begins. */
type Wanted = { at: number; readonly next: Map<string | number, Wanted> }

const SPACE = /[ \t\r\n]*/y
/** Of a string only the opening quote. */
const TOKEN = /["{}[\],:]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
/** A part, because one expression for a string with millions of escapes overflows the stack of regular expressions. */
const STRING_PART =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids exactly these inside of a string
  /(?:[^"\\\0-\x1f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){1,1000}/y

/** Deeper values are not looked into; a record is four levels deep. */
const MAX_DEPTH = 200

/** `error` is the offset of the first mistake; null when there is none. `find` gives the nearest container of a missing value. */
export function placesInJson(
  text: string,
  paths: readonly Path[],
): { error: Position | null; find(path: Path): Position } {
  const root: Wanted = { at: 0, next: new Map() }
  for (const path of paths) want(root, path)
  const scanner = new Scanner(text)
  const error = scanner.run(root)
  const position = positionsIn(text)
  const find = (path: Path): Position => {
    let node = root
    for (const step of path) {
      const next = node.next.get(step)
      if (!next || next.at < 0) break
      node = next
    }
    return position(node.at)
  }
  return { error: error === null ? null : position(error), find }
}

function want(root: Wanted, path: Path): void {
  let node = root
  for (const step of path) {
    const next = node.next.get(step) ?? { at: -1, next: new Map() }
    node.next.set(step, next)
    node = next
  }
}

/** Turns offsets into lines and columns; the line starts are found once. */
function positionsIn(text: string): (offset: number) => Position {
  const starts = [0]
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1)
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

class Mistake extends Error {}

class Scanner {
  readonly #text: string
  /** Where the last token begins and ends. */
  #start = 0
  #end = 0

  constructor(text: string) {
    this.#text = text
  }

  /** The offset of the first mistake, or null. */
  run(root: Wanted): number | null {
    try {
      this.#value(this.#token(), root, 0)
      this.#skip(SPACE)
      return this.#end < this.#text.length ? this.#end : null
    } catch (error) {
      if (error instanceof Mistake) return this.#start
      throw error
    }
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#end
    const found = pattern.test(this.#text)
    if (found) this.#end = pattern.lastIndex
    return found
  }

  #token(): string {
    this.#skip(SPACE)
    this.#start = this.#end
    if (!this.#skip(TOKEN)) throw new Mistake()
    if (this.#text[this.#start] === '"') this.#restOfString()
    return this.#text.slice(this.#start, this.#end)
  }

  #restOfString(): void {
    let more = true
    while (more) more = this.#skip(STRING_PART)
    if (this.#text[this.#end] !== '"') throw new Mistake()
    this.#end++
  }

  #expect(token: string, mark: string): void {
    if (token !== mark) throw new Mistake()
  }

  #value(token: string, wanted: Wanted | undefined, depth: number): void {
    if (wanted) wanted.at = this.#start
    if (depth > MAX_DEPTH) throw new Mistake()
    if (token === '{') this.#object(wanted, depth)
    else if (token === '[') this.#array(wanted, depth)
    else if (/^[}\],:]/.test(token)) throw new Mistake()
  }

  #object(wanted: Wanted | undefined, depth: number): void {
    let name = this.#token()
    if (name === '}') return
    for (;;) {
      if (!name.startsWith('"')) throw new Mistake()
      const next = wanted && wanted.next.size > 0 ? wanted.next.get(JSON.parse(name)) : undefined
      this.#expect(this.#token(), ':')
      this.#value(this.#token(), next, depth + 1)
      const mark = this.#token()
      if (mark === '}') return
      this.#expect(mark, ',')
      name = this.#token()
    }
  }

  #array(wanted: Wanted | undefined, depth: number): void {
    let token = this.#token()
    if (token === ']') return
    for (let i = 0; ; i++) {
      this.#value(token, wanted?.next.get(i), depth + 1)
      const mark = this.#token()
      if (mark === ']') return
      this.#expect(mark, ',')
      token = this.#token()
    }
  }
}
