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

/** Keys of the AMP addresses; some may be own keys too. */
export const aliasKeys = ({ article: { urls }, noIdKeys }: Addresses, keysOf: KeysOf): string[] =>
  distinctKeys([urls.amp, urls.cdnAmp], noIdKeys, keysOf)

function distinctKeys(urls: readonly (string | null)[], pathOnly: boolean, keysOf: KeysOf): string[] {
  const given = urls.filter((url) => url !== null)
  return [...new Set(given.flatMap((url) => (pathOnly ? keysOf(url).slice(0, 1) : keysOf(url))))]
}
