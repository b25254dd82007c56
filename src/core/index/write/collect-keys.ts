/** The keys an index stores: each page's own, and its AMP aliases as far as nobody else claims them. */
import type { Article } from '../../article/types.ts'
import { keys } from '../../url/keys.ts'
import { hashKey, type KeyHash } from '../key-hash.ts'
import { KeyMap } from './key-map.ts'
import type { OrderedArticles } from './ordered-articles.ts'

const AMBIGUOUS = 0

export class CollectedKeys {
  /** Aliases that several articles claim; they are dropped. */
  ambiguousAliases = 0
  readonly #articles: OrderedArticles
  /** By alias: the place that claims it plus 1. */
  readonly #aliases = new KeyMap()

  constructor(articles: OrderedArticles) {
    this.#articles = articles
  }

  /** To be called for every article, in the order of their places. */
  claim(place: number, { urls }: Article): void {
    const found = [urls.amp, urls.cdnAmp].flatMap((url) => (url === null ? [] : keys(url)))
    for (const hash of [...new Set(found)].map(hashKey)) {
      if (this.#articles.owns(hash)) continue
      const claimed = this.#aliases.get(hash)
      if (claimed === AMBIGUOUS) continue
      if (claimed !== undefined) this.ambiguousAliases++
      this.#aliases.set(hash, claimed === undefined ? place + 1 : AMBIGUOUS)
    }
  }

  /** Every stored key with the place of its page, in no order that means anything. */
  forEach(visit: (hash: KeyHash, place: number) => void): void {
    this.#articles.forEachKey(visit)
    this.#aliases.forEach((hash, claimed) => {
      if (claimed !== AMBIGUOUS) visit(hash, claimed - 1)
    })
  }
}
