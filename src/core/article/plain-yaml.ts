/**
 * Reads the plain part of YAML in which programs write front matter: block mappings and lists, one-line scalars. It is five times
 * as fast as js-yaml, on which parsing a folder otherwise spends most of a build. What is not plainly of this part, down to a
 * comment or a second line of a text, gives undefined and is js-yaml's; what is, reads as js-yaml reads it (plain-yaml.test.ts).
 */

/** Characters that YAML gives a meaning or forbids anywhere: tabs, other line ends, controls, halves of pairs. */
const UNUSUAL = /[\p{Cc}\p{Surrogate}\u2028\u2029\ufeff\ufffe\uffff]/u
const KEY = /^([A-Za-z]\w*):(?: (.*))?$/
const QUOTED = /^"(?:[^"\\]|\\(?:["\\/bfnrt]|u(?![dD][89a-fA-F])[\da-fA-F]{4}))*"$/
/** Numbers that every reader of YAML and of JavaScript reads alike. */
const NUMBER = /^(?:0|-?[1-9]\d{0,14})(?:\.\d{1,15})?$/
/** A text without quotes: begins with a letter, or with a digit but cannot be a number or a time of day. */
const TEXT = /^(?:\p{L}|\d+[a-df-np-wyz]|\d[^ ]* |\d{4}-\d\d-\d\dT[\d:.]+Z?$)/iu
/** Where such a text would end, or be a mapping. */
const TEXT_END = /: |:$| #| $/
/** Words that are no texts, in any case they may be written in. */
const WORD = /^(?:true|false|null)$/i
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null, '[]': [] }

/** A record nests three deep; what goes further is not written by a program, and must not fill the stack. */
const MOST_INDENT = 40

/** Ends the reading: js-yaml decides. */
const NOT_PLAIN = Symbol('not plain')

type Fields = Record<string, unknown>

/** The value of a document; undefined when it is not plain. Never throws. */
export function readPlainYaml(text: string): unknown {
  const lines = text.split(text.includes('\r') ? '\r\n' : '\n')
  if (UNUSUAL.test(text.includes('\r') ? lines.join('') : text.replaceAll('\n', ''))) return undefined
  const document = new Lines(lines)
  try {
    const value = document.indent === 0 ? readBlock(document, 0) : NOT_PLAIN
    return value === NOT_PLAIN || !document.done ? undefined : value
  } catch (error) {
    if (error === NOT_PLAIN) return undefined
    throw error
  }
}

/** The line that is read next, blank ones passed over. */
class Lines {
  readonly #lines: readonly string[]
  #at = -1
  /** Without its indentation. */
  text = ''
  /** Spaces before the text; -1 after the last line. */
  indent = -1

  constructor(lines: readonly string[]) {
    this.#lines = lines
    this.next()
  }

  get done(): boolean {
    return this.indent < 0
  }

  next(): void {
    for (;;) {
      const line = this.#lines[++this.#at]
      if (line === undefined) {
        this.indent = -1
        return
      }
      let indent = 0
      while (line.charCodeAt(indent) === 32) indent++
      if (indent === line.length) continue
      this.text = line.slice(indent)
      this.indent = indent
      return
    }
  }

  /** Takes the dash off: what follows it stands two columns further right. */
  enter(): void {
    this.text = this.text.slice(2)
    this.indent += 2
  }
}

function readBlock(lines: Lines, indent: number): unknown {
  if (indent > MOST_INDENT) throw NOT_PLAIN
  return lines.text.startsWith('- ') ? readList(lines, indent) : readMapping(lines, indent)
}

function readList(lines: Lines, indent: number): unknown[] {
  const list: unknown[] = []
  while (lines.indent === indent && lines.text.startsWith('- ')) {
    lines.enter()
    if (KEY.test(lines.text)) list.push(readMapping(lines, lines.indent))
    else {
      list.push(readScalar(lines.text))
      lines.next()
      if (lines.indent > indent) throw NOT_PLAIN
    }
  }
  return list
}

function readMapping(lines: Lines, indent: number): Fields {
  const fields: Fields = {}
  while (lines.indent === indent) {
    const [, key, text] = KEY.exec(lines.text) ?? []
    if (key === undefined || WORD.test(key) || Object.hasOwn(fields, key)) throw NOT_PLAIN
    lines.next()
    if (text !== undefined) fields[key] = readScalar(text)
    if (lines.indent > indent) {
      if (text !== undefined) throw NOT_PLAIN
      fields[key] = readBlock(lines, lines.indent)
    } else if (text === undefined) {
      const hasList = lines.indent === indent && lines.text.startsWith('- ')
      fields[key] = hasList ? readList(lines, indent) : null
    }
  }
  if (lines.indent > indent) throw NOT_PLAIN
  return fields
}

function readScalar(text: string): unknown {
  if (text.startsWith('"')) {
    if (!text.includes('\\') && text.indexOf('"', 1) === text.length - 1) return text.slice(1, -1)
    if (!QUOTED.test(text)) throw NOT_PLAIN
    return JSON.parse(text)
  }
  if (NUMBER.test(text)) return Number(text)
  if (Object.hasOwn(WORDS, text)) return text === '[]' ? [] : WORDS[text]
  if (!TEXT.test(text) || TEXT_END.test(text) || WORD.test(text)) throw NOT_PLAIN
  return text
}
