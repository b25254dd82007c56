/** The keys an index stores: each page's own, and its AMP aliases as far as nobody else claims them. */
import { keys } from '../url/keys.ts'
import { hashKey, type KeyHash } from './key-hash.ts'
import { KeyMap } from './key-map.ts'
import type { PageMerger } from './page-merge.ts'

export type AliasReport = {
  /** Aliases that several articles claim; they are dropped. */
  readonly ambiguousAliases: number
}

export type CollectedKeys = AliasReport & {
  readonly count: number
  /** Every stored key with the place of its page in the builder's order. */
  readonly forEach: (visit: (hash: KeyHash, place: number) => void) => void
}

const AMBIGUOUS = 0

export function collectKeys(pages: PageMerger, order: Uint32Array): CollectedKeys {
  const places = new Map(Array.from(order, (page, place) => [page, place]))
  const aliases = new KeyMap()
  let ambiguousAliases = 0
  order.forEach((page, place) => {
    const { amp, cdnAmp } = pages.store.get(page).urls
    const found = [amp, cdnAmp].flatMap((url) => (url === null ? [] : keys(url)))
    for (const hash of [...new Set(found)].map(hashKey)) {
      if (pages.owner(hash) !== undefined) continue
      const claimed = aliases.get(hash)
      if (claimed === AMBIGUOUS || claimed === place + 1) continue
      if (claimed !== undefined) ambiguousAliases++
      aliases.set(hash, claimed === undefined ? place + 1 : AMBIGUOUS)
    }
  })
  const forEach: CollectedKeys['forEach'] = (visit) => {
    pages.forEachKey((hash, page) => visit(hash, places.get(page) ?? 0))
    aliases.forEach((hash, claimed) => {
      if (claimed !== AMBIGUOUS) visit(hash, claimed - 1)
    })
  }
  let count = 0
  forEach(() => count++)
  return { ambiguousAliases, count, forEach }
}
