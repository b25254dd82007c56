/**
 * Which id keys an index must not believe. An address alone cannot tell an article's number from its section's: the pages that
 * share it can. Only pages decide, never their order.
 */

/** What a page's address and its headline say, as words without the common ones. */
export type PageWords = { readonly path: ReadonlySet<string>; readonly headline: ReadonlySet<string> }

/** An id key and the pages that have it, two or more. */
export type SharedId<Page> = { readonly key: string; readonly pages: readonly Page[] }

/** The ids to drop: single keys, and all of a host. */
export type DroppedIds = { readonly keys: ReadonlySet<string>; readonly hosts: ReadonlySet<string> }

/** No article has more addresses than this that differ; a section has. */
const MAX_PAGES = 8
/** Fewer words than this say nothing. Two versions of one text have as many words in common, and this share of the shorter one's. */
const LEAST_WORDS = 3
const LEAST_SHARE = 0.5
/** A host's ids go when this many pages, and this share of its ids, were found to be wrong. */
const LEAST_PAGES = 6
const LEAST_HOST_SHARE = 0.25

/**
 * The ids that pages share although their paths and headlines are unlike. `idsOf` is how many id keys the index has of a host.
 * A few comparisons for each page at most, whoever made the pages.
 */
export function droppedIds<Page>(
  shared: Iterable<SharedId<Page>>,
  wordsOf: (page: Page) => PageWords,
  idsOf: (host: string) => number,
): DroppedIds {
  const keys = new Set<string>()
  const pagesOf = new Map<string, number>()
  for (const { key, pages } of shared) {
    if (pages.length <= MAX_PAGES && isOnePage(pages.map(wordsOf))) continue
    keys.add(key)
    const host = hostOf(key)
    pagesOf.set(host, (pagesOf.get(host) ?? 0) + pages.length)
  }
  const isWrong = ([host, pages]: readonly [string, number]) =>
    pages >= LEAST_PAGES && pages >= LEAST_HOST_SHARE * (idsOf(host) + pages)
  return { keys, hosts: new Set([...pagesOf].filter(isWrong).map(([host]) => host)) }
}

/** The host of a key. */
export function hostOf(key: string): string {
  const start = 'https://'.length
  return key.slice(start, key.indexOf('/', start))
}

function isOnePage(pages: readonly PageWords[]): boolean {
  return pages.every((page, at) => pages.slice(at + 1).every((other) => areLike(page, other)))
}

/** Whether two pages may be versions of one: a slug or a headline of one resembles one of the other, or nothing can be compared. */
function areLike(a: PageWords, b: PageWords): boolean {
  const pairs = [
    [a.path, b.path],
    [a.headline, b.headline],
    [a.path, b.headline],
    [a.headline, b.path],
  ] as const
  const compared = pairs.filter(([left, right]) => left.size >= LEAST_WORDS && right.size >= LEAST_WORDS)
  return compared.length === 0 || compared.some(([left, right]) => overlap(left, right))
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const word of small) if (large.has(word)) common += 1
  return common >= LEAST_WORDS && common >= LEAST_SHARE * small.size
}
