/** The keys of an article: its own keys, of the page's addresses, and its aliases, of the page's AMP addresses. */
import type { ArticleUrls } from '../article/types.ts'

/** The keys of an address: its path key, then its id key if it has one. */
export type KeysOf = (url: string) => readonly string[]

/** What decides an article's keys. */
export type Addresses = {
  readonly article: { readonly urls: ArticleUrls }
  /** Further addresses of the page. */
  readonly also: readonly string[]
  /** Its addresses give their path keys alone. */
  readonly noIdKeys: boolean
}

/** Two articles are one page when they share an own key. */
export const ownKeys = ({ article: { urls }, also, noIdKeys }: Addresses, keysOf: KeysOf): string[] =>
  distinctKeys([urls.web, urls.original, ...also], noIdKeys, keysOf)

/**
 * Keys of the AMP addresses; some may be own keys too. An AMP address that is nothing but the page's id (`/amp/5144612002`) is no
 * alias of an article whose ids do not identify it.
 */
export function aliasKeys({ article: { urls }, also, noIdKeys }: Addresses, keysOf: KeysOf): string[] {
  const amp = [urls.amp, urls.cdnAmp]
  const aliases = distinctKeys(amp, noIdKeys, keysOf)
  if (!noIdKeys || aliases.length === 0) return aliases
  const ids = new Set([urls.web, urls.original, ...also, ...amp].map((url) => url !== null && keysOf(url)[1]))
  return aliases.filter((key) => !ids.has(key))
}

function distinctKeys(urls: readonly (string | null)[], pathOnly: boolean, keysOf: KeysOf): string[] {
  const given = urls.filter((url) => url !== null)
  return [...new Set(given.flatMap((url) => (pathOnly ? keysOf(url).slice(0, 1) : keysOf(url))))]
}
