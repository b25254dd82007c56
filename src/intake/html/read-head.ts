/** Reads a page's head out of HTML, as the content script reads it out of the document. */
import { Parser } from 'htmlparser2'
import { HEAD_BOUNDS } from '../page-head/bounds.ts'
import type { PageHead } from '../page-head/types.ts'

/** UTF-16 units of HTML. What describes a page stands in its head or near the top of its body. */
const MAX_HTML = 1_500_000
/** Written to the parser at a time; it stops between two pieces. */
const PIECE = 16_384
/** Read behind the first heading of a page that has said when it was published: the headline may be the second heading. */
const BEHIND_HEADING = 32_768
/** Open elements. Closing one takes time by their number; pages have some dozens, and are not read on beyond this. */
const MAX_DEPTH = 1000
const FEED_TYPE = /\b(?:rss|atom|feed\+json)\b/i
const PUBLISHED = 'datepublished'
const SAYS_PUBLISHED = /published|datePublished/i
/** Elements that separate words inside a heading. */
const PARTS = /^(?:br|div|p)$/
/** Elements without text of the page: pictures have titles of their own, `<rt>` repeats characters by their sound. */
const SKIPPED = /^(?:svg|rt)$/

type Attributes = Readonly<Record<string, string>>
type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }
/** The element whose text is collected. */
type Collected = 'title' | 'h1' | 'script'

/** The head of the page whose text is `html` and whose address is `url`. */
export function readHead(html: string, url: string): PageHead {
  const reader = new HeadReader(url)
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: (name) => reader.close(name),
    ontext: (text) => reader.text(text),
  })
  let end = Math.min(html.length, MAX_HTML)
  for (let at = 0; at < end; at += PIECE) {
    parser.write(html.slice(at, Math.min(at + PIECE, end)))
    if (reader.depth > MAX_DEPTH) break
    if (reader.isComplete) end = Math.min(end, at + PIECE + BEHIND_HEADING)
  }
  parser.end()
  return reader.head
}

class HeadReader {
  readonly head: Mutable<PageHead>
  /** Open elements. */
  depth = 0
  /** Base of relative links; a `<base>` may change it. */
  #base: string
  #jsonLdLeft: number = HEAD_BOUNDS.jsonLd
  #inside: Collected | null = null
  #text = ''
  #limit = 0
  #skipped = 0
  #saysPublished = false

  constructor(url: string) {
    this.#base = url
    this.head = {
      url,
      title: '',
      lang: '',
      canonical: '',
      headings: [],
      metas: [],
      jsonLd: [],
      times: [],
      feeds: [],
    }
  }

  /** A heading and a date of publication have been read. */
  get isComplete(): boolean {
    return this.#saysPublished && this.head.headings.length > 0
  }

  open(name: string, attributes: Attributes): void {
    const { head } = this
    this.depth++
    if (this.#inside === 'h1' && PARTS.test(name)) this.text(' ')
    if (SKIPPED.test(name)) this.#skipped++
    if (name === 'html')
      head.lang ||= (attributes.lang ?? attributes['xml:lang'] ?? '').slice(0, HEAD_BOUNDS.lang)
    else if (name === 'base') this.#base = this.#absolute(attributes.href) || this.#base
    else if (name === 'title') this.#openTitle()
    else if (name === 'meta') this.#meta(attributes)
    else if (name === 'link') this.#link(attributes)
    else if (name === 'script') this.#script(attributes)
    else if (name === 'h1') this.#openHeading()
    else this.#date(name, attributes)
  }

  close(name: string): void {
    this.depth--
    if (SKIPPED.test(name)) this.#skipped = Math.max(0, this.#skipped - 1)
    if (name !== this.#inside) return
    const text = this.#text
    this.#inside = null
    if (name === 'title') this.head.title = text
    else if (name === 'script') this.#closeScript(text)
    else if (text.trim() !== '') this.head.headings.push(text)
  }

  text(text: string): void {
    if (this.#inside === null || this.#skipped > 0) return
    if (this.#text.length < this.#limit) this.#text += text.slice(0, this.#limit - this.#text.length)
  }

  #collect(inside: Collected, limit: number): void {
    this.#inside = inside
    this.#text = ''
    this.#limit = limit
  }

  #openTitle(): void {
    if (this.head.title === '' && this.#skipped === 0) this.#collect('title', HEAD_BOUNDS.text)
  }

  #openHeading(): void {
    if (this.head.headings.length < HEAD_BOUNDS.headings) this.#collect('h1', HEAD_BOUNDS.text)
  }

  #script({ type = '' }: Attributes): void {
    const isRoom = this.head.jsonLd.length < HEAD_BOUNDS.scripts
    if (isRoom && /^\s*application\/ld\+json/i.test(type)) this.#collect('script', this.#jsonLdLeft)
  }

  #closeScript(text: string): void {
    this.head.jsonLd.push(text)
    this.#jsonLdLeft -= text.length
    this.#saysPublished ||= SAYS_PUBLISHED.test(text)
  }

  #meta({ property, name, itemprop, content }: Attributes): void {
    for (const key of [property, name, itemprop]) this.#addMeta(key, content)
  }

  #addMeta(name: string | undefined, content: string | undefined): void {
    if (!name || content === undefined || this.head.metas.length >= HEAD_BOUNDS.metas) return
    const key = name.trim().toLowerCase().slice(0, HEAD_BOUNDS.metaName)
    this.head.metas.push([key, content.slice(0, HEAD_BOUNDS.text)])
    this.#saysPublished ||= SAYS_PUBLISHED.test(key)
  }

  /** `<time>`, and whatever element is marked as the date of publication. */
  #date(name: string, { datetime, content, itemprop }: Attributes): void {
    if (name === 'time' && datetime && this.head.times.length < HEAD_BOUNDS.times)
      this.head.times.push(datetime.slice(0, HEAD_BOUNDS.time))
    if (itemprop?.toLowerCase() === PUBLISHED) this.#addMeta(PUBLISHED, datetime ?? content)
  }

  #link({ rel = '', href, type = '', title = '' }: Attributes): void {
    const { head } = this
    const rels = rel.toLowerCase().split(/\s+/, 8)
    if (rels.includes('canonical') && head.canonical === '') head.canonical = this.#absolute(href)
    if (!rels.includes('alternate') || !FEED_TYPE.test(type) || head.feeds.length >= HEAD_BOUNDS.feeds) return
    const address = this.#absolute(href)
    if (address === '') return
    const { feedTitle, feedType } = HEAD_BOUNDS
    head.feeds.push({ href: address, title: title.slice(0, feedTitle), type: type.slice(0, feedType) })
  }

  #absolute(href: string | undefined): string {
    return href && URL.canParse(href, this.#base) ? new URL(href, this.#base).href : ''
  }
}
