/** Parses untrusted front matter into a record: an article and its related ones. Every value is checked and bounded. */
import { registrableDomain } from '../url/provider.ts'
import {
  type Fields,
  isAbsent,
  isFields,
  readAddress,
  readDate,
  readFlag,
  readImage,
  readLanguage,
  readQuality,
  readText,
  readTopics,
} from './fields.ts'
import { LIMITS } from './limits.ts'
import { noteDraft, noteMisnamed } from './misnamed.ts'
import { type Note, noteTo, type Path, quoted } from './problems.ts'
import type { Article, ArticleRecord, ArticleType, ArticleUrls, Mention, Problem, Provider } from './types.ts'

/** `record` is null if an error makes it unusable, or if its `removed` flag is set (then without a problem). */
export type ParsedRecord = {
  readonly record: ArticleRecord | null
  /** The record's `published` flag, even of an unusable one; true when absent. */
  readonly published: boolean
  readonly problems: readonly Problem[]
}

/**
 * Parses one record's front matter, or one object of a JSON file. Never throws. Required: a title, an http(s) address and
 * a provider's domain, which may come from the address. `heat`, `secured`, `featuredContent`, `category` and `tags` are not kept.
 */
export function parseRecord(value: unknown): ParsedRecord {
  const problems: Problem[] = []
  const note = noteTo(problems)
  if (!isFields(value)) {
    note(
      'error',
      'not-a-record',
      [],
      'a record is a mapping; begin it with lines such as title: "…" and webUrl: "https://…"',
    )
    return { record: null, published: true, problems }
  }
  const published = readFlag(value.published, true, ['published'], note)
  if (readFlag(value.removed, false, ['removed'], note)) return { record: null, published, problems }
  noteDraft(value, note)
  const article = readArticle(value, [], note)
  const entries = readRelated(value.related, note)
  const { related, mentions } = splitEntries(entries)
  const record = article && { article, related, ...(mentions.length > 0 ? { mentions } : {}) }
  return { record, published, problems }
}

type RelatedEntry = { readonly article: Article } | { readonly mention: Omit<Mention, 'position'> }

function readRelated(value: unknown, note: Note): RelatedEntry[] {
  if (isAbsent(value)) return []
  if (!Array.isArray(value)) {
    note('warning', 'invalid-related', ['related'], 'related is not a list; begin each entry with "- title:"')
    return []
  }
  if (value.length > LIMITS.related) {
    const what = `${value.length} related entries; the first ${LIMITS.related} are kept`
    note('warning', 'too-many-related', ['related'], what)
  }
  const list = value.slice(0, LIMITS.related).map((entry, i) => readEntry(entry, ['related', i], note))
  return list.filter((entry) => entry !== null)
}

function splitEntries(entries: readonly RelatedEntry[]): { related: Article[]; mentions: Mention[] } {
  const related: Article[] = []
  const mentions: Mention[] = []
  for (const entry of entries)
    if ('article' in entry) related.push(entry.article)
    else mentions.push({ ...entry.mention, position: related.length })
  return { related, mentions }
}

/** An unusable entry is left out; its errors become warnings of the record. */
function readEntry(entry: unknown, path: Path, note: Note): RelatedEntry | null {
  const noteEntry: Note = (severity, code, at, message) =>
    note('warning', code, at, severity === 'error' ? `${message}; this related entry is left out` : message)
  if (isFields(entry)) {
    const mention = readMention(entry, path, note)
    if (mention) return { mention }
    const article = readArticle(entry, path, noteEntry)
    return article && { article }
  }
  noteEntry('error', 'invalid-related', path, 'a related entry is a mapping with title, webUrl and provider')
  return null
}

const ADDRESSES = ['webUrl', 'originalUrl', 'ampWebUrl', 'cdnAmpWebUrl']

/** An entry that has a title and an outlet and no address at all; null for any other. */
function readMention(fields: Fields, path: Path, note: Note): Omit<Mention, 'position'> | null {
  if (ADDRESSES.some((key) => !isAbsent(fields[key]))) return null
  const at = (key: string) => [...path, key]
  const provider: Fields = isFields(fields.provider) ? fields.provider : { name: fields.provider }
  const title = readText(fields.title, LIMITS.title, at('title'), note)
  const name = readText(provider.name, LIMITS.providerName, at('provider'), note)
  const domain = readDomain(provider.domain)
  if (title === '' || (domain === null && name === '')) return null
  const what =
    'no address; looked for among the articles by title, outlet and time; better add a line webUrl: "https://…"'
  note('warning', 'missing-url', at('webUrl'), what)
  return { title, domain, name, time: readDate(fields.publishedDateTime, at('publishedDateTime'), note) }
}

function readArticle(fields: Fields, path: Path, note: Note): Article | null {
  const at = (key: string) => [...path, key]
  noteMisnamed(fields, path, note)
  const title = readText(fields.title, LIMITS.title, at('title'), note)
  if (title === '') note('error', 'missing-title', at('title'), 'no title; add a line title: "…"')
  const urls = readUrls(fields, at, note)
  const provider = urls && readProvider(fields.provider, urls, at('provider'), note)
  const time = readDate(fields.publishedDateTime, at('publishedDateTime'), note)
  const firstSeen = readFlag(fields.dateIsFirstSeen, false, at('dateIsFirstSeen'), note)
  const rest = {
    excerpt: readText(fields.excerpt, LIMITS.excerpt, at('excerpt'), note),
    time,
    dateIsFirstSeen: firstSeen && time !== null,
    language: readLanguage(fields.language, at('language'), note),
    type: readType(fields.type, at('type'), note),
    quality: readQuality(fields.quality, at('quality'), note),
    topics: readTopics(fields.topics, at('topics'), note),
    image: readImage(fields.images, at('images'), note),
  }
  return title !== '' && urls && provider ? { title, urls, provider, ...rest } : null
}

/** An AMP address is used if there is no other: it identifies the page too. */
function readUrls(fields: Fields, at: (key: string) => Path, note: Note): ArticleUrls | null {
  const read = (key: string) => readAddress(fields[key], at(key), note)
  const [web, original] = [read('webUrl'), read('originalUrl')]
  const [amp, cdnAmp] = [read('ampWebUrl'), read('cdnAmpWebUrl')]
  if (web ?? original) return { web, original, amp, cdnAmp }
  if (amp ?? cdnAmp) return { web: amp ?? cdnAmp, original, amp, cdnAmp }
  note('error', 'missing-url', at('webUrl'), 'no usable address; add a line webUrl: "https://…"')
  return null
}

function readProvider(value: unknown, urls: ArticleUrls, path: Path, note: Note): Provider | null {
  const fields: Fields = isFields(value) ? value : { name: value }
  const name = readText(fields.name, LIMITS.providerName, [...path, 'name'], note)
  const given = isAbsent(fields.domain) ? null : readDomain(fields.domain)
  if (given !== null) return { name: name || given, domain: given }
  const derived = registrableDomain(urls.web ?? urls.original ?? '')
  const wrong = isAbsent(fields.domain)
    ? 'no provider.domain'
    : `provider.domain ${quoted(fields.domain)} is not a domain`
  const at = isAbsent(fields.domain) ? path : [...path, 'domain']
  if (derived === null) {
    note('error', 'missing-provider', at, `${wrong}; add provider: with name and domain: "example.org"`)
    return null
  }
  note('warning', 'provider-from-url', at, `${wrong}; taken from the address: ${derived}`)
  return { name: name || derived, domain: derived }
}

/** A registrable domain. Publishers also write hosts ("www.bbc.co.uk") and home pages. A host without one stands for itself. */
function readDomain(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > LIMITS.url) return null
  const text = value.trim().toLowerCase()
  const isHost = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text) && text.length <= LIMITS.domain
  return registrableDomain(text) ?? (isHost ? text : null)
}

function readType(value: unknown, path: Path, note: Note): ArticleType {
  const word = typeof value === 'string' ? value.trim().toLowerCase() : value
  if (word === 'video' || word === 'article') return word
  if (!isAbsent(value)) {
    note(
      'warning',
      'invalid-type',
      path,
      `type ${quoted(value)} is neither article nor video; taken as article`,
    )
  }
  return 'article'
}
