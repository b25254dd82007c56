/** Reads dates, authors and the wanted interval out of a feed's elements. */
import { plainText } from '../html/plain-text.ts'
import type { XmlElement } from '../xml/parse-xml.ts'
import { childrenNamed, childText } from './elements.ts'

/** Categories and authors of one item that are looked at. */
export const MAX_NAMES = 32

const DATES = [
  'pubdate',
  'published',
  'atom:published',
  'issued',
  'atom:issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'created',
  'date',
  'dcterms:modified',
  'updated',
  'atom:updated',
  'modified',
  'atom:modified',
]

/** Texts of an item's dates, when it was published before when it was changed. */
export const datesOf = (item: XmlElement): string[] =>
  childrenNamed(item, ...DATES)
    .slice(0, DATES.length)
    .map(({ text }) => text.trim())

/** Names of an item's authors, each once. */
export function authorsOf(item: XmlElement): string[] {
  const names = childrenNamed(item, 'dc:creator', 'author', 'atom:author', 'itunes:author')
    .slice(0, MAX_NAMES)
    .map((author) => authorName(plainText(childText(author, 'name', 'atom:name') || author.text)))
  return [...new Set(names.filter((name) => name !== ''))]
}

/** RSS has "address (name)" or an address alone, which is not for showing. */
function authorName(text: string): string {
  const name = /^\S+@\S+\s*\((.+)\)$/.exec(text)?.[1] ?? text
  return name.includes('@') && !name.startsWith('@') && !/\s/.test(name) ? '' : name
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
}

/** Seconds between requests: the longer of what `ttl` (minutes) and `sy:updatePeriod` ask for; null if neither is there. */
export function refreshSeconds(channel: XmlElement): number | null {
  const minutes = Number(childText(channel, 'ttl'))
  const period = PERIODS[childText(channel, 'sy:updateperiod').toLowerCase()] ?? 0
  const frequency = Number(childText(channel, 'sy:updatefrequency'))
  const seconds = Math.max(
    minutes > 0 && Number.isFinite(minutes) ? minutes * 60 : 0,
    period / (frequency >= 1 && Number.isFinite(frequency) ? frequency : 1),
  )
  return seconds > 0 ? Math.round(seconds) : null
}
