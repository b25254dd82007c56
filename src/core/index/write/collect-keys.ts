/** The keys that an index stores: every article's own keys, and the aliases that exactly one article claims. */
import { keys } from '../../url/keys.ts'
import { type Addresses, aliasKeys, ownKeys } from '../article-keys.ts'
import { hashKey, type KeyHash } from '../key-hash.ts'
import { KeyMap } from './key-map.ts'

const AMBIGUOUS = 0

export class CollectedKeys {
  /** Own keys that a second article has too; none in a sound index. */
  sharedKeys = 0
  /** By own key: the place of its article. */
  readonly #own = new KeyMap()
  /** By alias: the place of the article that claims it plus 1. */
  readonly #aliases = new KeyMap()

  /** Call it for every article but guests. `place` is any number from 0 up that names the article. */
  add(place: number, article: Addresses): void {
    for (const key of ownKeys(article, keys)) {
      const hash = hashKey(key)
      if (this.#own.get(hash) === undefined) this.#own.set(hash, place)
      else this.sharedKeys++
    }
    for (const key of aliasKeys(article, keys)) {
      const hash = hashKey(key)
      this.#aliases.set(hash, this.#aliases.get(hash) === undefined ? place + 1 : AMBIGUOUS)
    }
  }

  /** How many aliases are not stored because several articles claim them. */
  get ambiguousAliases(): number {
    let count = 0
    this.#aliases.forEach((hash, claim) => {
      if (claim === AMBIGUOUS && this.#own.get(hash) === undefined) count++
    })
    return count
  }

  /** Visits every stored key with the place of its article, in no particular order. */
  forEach(visit: (hash: KeyHash, place: number) => void): void {
    this.#own.forEach(visit)
    this.#aliases.forEach((hash, claim) => {
      if (claim !== AMBIGUOUS && this.#own.get(hash) === undefined) visit(hash, claim - 1)
    })
  }
}
