/** Reads XML as it is found on the web: whatever can be read of a faulty document, within bounds. No entity is declared, no file is read. */
import { Parser } from 'htmlparser2'
import { canonicalName, type Prefixes, withDeclared } from './namespaces.ts'

export type XmlElement = {
  /** Lower case with a canonical prefix, "media:thumbnail"; see `namespaces.ts`. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, character references decoded. Of a markup element: all of its content, as markup. */
  readonly text: string
}

export type XmlShape = {
  /** Elements that hold markup: their content is one text, whether it was escaped or not. */
  readonly markup: ReadonlySet<string>
  /** Elements that are siblings of each other: one begins by ending another that was left open. */
  readonly records: ReadonlySet<string>
  /** Reading stops after as many records. */
  readonly maxRecords: number
}

const MAX_ELEMENTS = 50_000
const MAX_DEPTH = 500
/** Tags open at once inside of markup: many are never closed, and the parser's time grows with them. */
const MAX_INNER = 5_000
const MAX_ATTRIBUTES = 50
/** UTF-16 units of one element's text; the rest is dropped. */
const MAX_TEXT = 500_000
/** UTF-16 units given to the parser at once; between two it may stop. */
const CHUNK = 16_384

type Open = {
  readonly name: string
  readonly rawName: string
  readonly attributes: ReadonlyMap<string, string>
  readonly prefixes: Prefixes
  readonly children: XmlElement[]
  readonly parts: string[]
  length: number
}

/** The root element, or null if the document has none. */
export function parseXml(text: string, shape: XmlShape): XmlElement | null {
  const tree = new Tree(shape)
  const parser = new Parser(tree, { xmlMode: true })
  for (let at = 0; at < text.length && !tree.full; at += CHUNK) parser.write(text.slice(at, at + CHUNK))
  if (!tree.full) parser.end()
  return tree.finish()
}

/** Builds the tree from the parser's events. */
class Tree {
  /** A bound is reached: the rest of the document is not read. */
  full = false
  readonly #shape: XmlShape
  readonly #open: Open[] = []
  #root: XmlElement | null = null
  /** An opening tag whose attributes are still arriving. */
  #pending: { readonly rawName: string; readonly raw: Map<string, string> } | null = null
  /** Tags open inside of the markup element that is open. */
  #inner: string[] = []
  /** The prefix of the root's namespace, if it is one of feeds: its elements are the document's own. */
  #own = ''
  #elements = 0
  #records = 0

  constructor(shape: XmlShape) {
    this.#shape = shape
  }

  onopentagname(rawName: string): void {
    this.#settle()
    this.#pending = { rawName, raw: new Map() }
  }

  onattribute(name: string, value: string): void {
    const raw = this.#pending?.raw
    if (raw && raw.size < MAX_ATTRIBUTES) raw.set(name.toLowerCase(), value)
  }

  ontext(text: string): void {
    this.#settle()
    if (this.#inner.length > 0) this.#append(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    else this.#append(text)
  }

  onclosetag(rawName: string): void {
    this.#settle()
    const inner = this.#inner.lastIndexOf(rawName)
    if (inner >= 0) {
      this.#append(`</${localName(rawName)}>`)
      this.#inner.length = inner
      return
    }
    const at = this.#open.findLastIndex((open) => open.rawName === rawName)
    if (at >= 0) this.#closeTo(at)
  }

  /** Ends what is still open. */
  finish(): XmlElement | null {
    this.#settle()
    this.#closeTo(0)
    return this.#root
  }

  /** Opens the element whose opening tag is complete now. */
  #settle(): void {
    if (this.#pending === null) return
    const { rawName, raw } = this.#pending
    this.#pending = null
    const parent = this.#open.at(-1)
    const prefixes = withDeclared(parent?.prefixes ?? new Map(), raw)
    // Only the first element can be the root; what follows it is not read.
    if (parent === undefined && this.#root !== null) return
    if (parent === undefined && /^(?:\w+:)?feed$/i.test(rawName)) this.#own = 'atom'
    const name = canonicalName(rawName, prefixes, this.#own)
    const isRecord = this.#shape.records.has(name)
    if (isRecord) this.#endRecord()
    if (!isRecord && parent && this.#shape.markup.has(parent.name)) {
      this.#openInner(rawName, raw)
      return
    }
    if (isRecord && ++this.#records > this.#shape.maxRecords) this.full = true
    if (++this.#elements > MAX_ELEMENTS || this.#open.length >= MAX_DEPTH) this.full = true
    if (this.full) return
    const attributes = raw.size === 0 ? NO_ATTRIBUTES : named(raw, prefixes, this.#own)
    this.#open.push({ name, rawName, attributes, prefixes, children: [], parts: [], length: 0 })
  }

  /** A tag inside of markup becomes text again; of attributes, only a picture's are needed. */
  #openInner(rawName: string, raw: ReadonlyMap<string, string>): void {
    const name = localName(rawName)
    const kept = name === 'img' ? ['src', 'width', 'height'] : []
    const attributes = kept.map((key) => ` ${key}="${(raw.get(key) ?? '').replaceAll('"', '&quot;')}"`)
    this.#append(`<${name}${attributes.join('')}>`)
    this.#inner.push(rawName)
    if (this.#inner.length >= MAX_INNER) this.full = true
  }

  #endRecord(): void {
    const at = this.#open.findLastIndex(({ name }) => this.#shape.records.has(name))
    if (at >= 0) this.#closeTo(at)
    else this.#inner = []
  }

  #append(text: string): void {
    const open = this.#open.at(-1)
    if (open === undefined || open.length >= MAX_TEXT) return
    open.parts.push(text)
    open.length += text.length
  }

  #closeTo(at: number): void {
    this.#inner = []
    while (this.#open.length > at) {
      const open = this.#open.pop()
      if (open === undefined) return
      const { name, attributes, children, parts } = open
      const element = { name, attributes, children, text: parts.join('') }
      const parent = this.#open.at(-1)
      if (parent) parent.children.push(element)
      else this.#root ??= element
    }
  }
}

/** Shared, because most elements have none and a hostile document has many elements. */
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

const named = (raw: ReadonlyMap<string, string>, prefixes: Prefixes, own: string) =>
  new Map([...raw].map(([key, value]) => [attributeName(key, prefixes, own), value]))

const localName = (rawName: string): string => rawName.slice(rawName.indexOf(':') + 1).toLowerCase()

/** Attributes without a prefix belong to their element. */
const attributeName = (name: string, prefixes: Prefixes, own: string): string =>
  name.includes(':') ? canonicalName(name, prefixes, own) : name
