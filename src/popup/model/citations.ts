/** Citations as text, Markdown and BibTeX. Each has the access date and the index's name and hash, so that it can be checked. */

import type { Row } from '../../core/story/types.ts'
import { outletName } from '../../ui/outlet.ts'
import { bounded } from '../../ui/text.ts'
import { secondsOf } from '../../ui/words/times.ts'
import type { Words } from '../../ui/words/words.ts'
import { safeHref } from './link.ts'

export type CitationFormat = 'text' | 'markdown' | 'bibtex'

type CitationFacts = {
  /** The index's name. */
  readonly index: string
  readonly hashes: readonly string[]
  /** Decimals of its scores. */
  readonly digits: number
  /** Seconds since 1970. */
  readonly accessed: number
  readonly words: Words
}

/** ISO dates in UTC, because citations are compared across time zones and years. */
const isoDay = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)
const dayOf = (row: Row): string | null => {
  const time = secondsOf(row.publishedDateTime)
  return time === null ? null : isoDay(time)
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

const scoreOf = (row: Row, { digits, words }: CitationFacts): string =>
  row.quality === null
    ? words.say('notScored')
    : words.say('nearQuality', { score: words.number(row.quality, digits) })

/** "Accessed 2026-11-24. Index: Sample, SHA-256 ab12…" */
const provenance = ({ index, hashes, accessed, words }: CitationFacts): string =>
  words.say('citeProvenance', { date: isoDay(accessed), index, hash: hashes.join(' ') })

const asText = (row: Row, facts: CitationFacts): string => {
  const parts = [
    oneLine(outletName(row.provider)),
    `“${oneLine(bounded(row.title))}”`,
    dayOf(row),
    scoreOf(row, facts),
  ]
  return `${parts.filter((part) => part !== null).join(', ')}\n${safeHref(row.url) ?? ''}`
}

const markdownText = (text: string) => oneLine(text).replace(/[\\`*_[\]<>#|~]/g, '\\$&')
const markdownUrl = (url: string) => url.replaceAll('(', '%28').replaceAll(')', '%29')

const asMarkdown = (row: Row, facts: CitationFacts): string => {
  const link = `[${markdownText(bounded(row.title))}](${markdownUrl(safeHref(row.url) ?? '')})`
  const parts = [link, markdownText(outletName(row.provider)), dayOf(row), scoreOf(row, facts)]
  return `- ${parts.filter((part) => part !== null).join(', ')}`
}

const BIBTEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}
const bibtexText = (text: string) =>
  oneLine(text).replace(/[\\{}$&#%_~^]/g, (char) => BIBTEX[char] ?? `\\${char}`)
const bibtexUrl = (url: string) => url.replaceAll('{', '%7B').replaceAll('}', '%7D').replaceAll('\\', '%5C')

/** "venturebeat2020amazon": outlet, year, first longer word of the headline; Latin letters and figures only. */
const bibtexKey = (row: Row): string => {
  const latin = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9 ]/g, '')
  const outlet = latin(row.provider.domain.split('.')[0] ?? '')
  const word =
    latin(row.title)
      .split(' ')
      .find((one) => one.length > 3) ?? ''
  return `${outlet}${dayOf(row)?.slice(0, 4) ?? ''}${word}` || 'article'
}

const asBibtex = (row: Row, key: string, facts: CitationFacts): string => {
  const day = dayOf(row)
  const fields: [string, string | null][] = [
    ['author', `{${bibtexText(outletName(row.provider))}}`],
    ['title', `{${bibtexText(bounded(row.title))}}`],
    ['date', day],
    ['url', bibtexUrl(safeHref(row.url) ?? '')],
    ['urldate', isoDay(facts.accessed)],
    ['note', bibtexText(`${scoreOf(row, facts)}; ${facts.index}, SHA-256 ${facts.hashes.join(' ')}`)],
  ]
  const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]))
  return `@online{${key},\n${lines.join(',\n')}\n}`
}

/** Unique keys: a, b, c … follow where two rows would share one. */
const bibtexKeys = (rows: readonly Row[]): string[] => {
  const seen = new Map<string, number>()
  return rows.map((row) => {
    const key = bibtexKey(row)
    const times = seen.get(key) ?? 0
    seen.set(key, times + 1)
    return times === 0 ? key : `${key}-${times + 1}`
  })
}

/** The citations of some rows in one format, ready for the clipboard. */
export const cite = (rows: readonly Row[], format: CitationFormat, facts: CitationFacts): string => {
  if (format === 'bibtex') {
    const keys = bibtexKeys(rows)
    return `${rows.map((row, at) => asBibtex(row, keys[at] ?? 'article', facts)).join('\n\n')}\n`
  }
  if (format === 'markdown')
    return `${rows.map((row) => asMarkdown(row, facts)).join('\n')}\n\n${markdownText(provenance(facts))}\n`
  return `${rows.map((row) => asText(row, facts)).join('\n\n')}\n\n${provenance(facts)}\n`
}
