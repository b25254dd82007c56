/** The providers of the articles: what the index knows of each, and the names that articles give it. */
import { usualOf } from '../../article/quality.ts'
import { Uint32List } from '../../bytes/uint32-list.ts'
import { providerIdentity } from '../../url/provider.ts'
import type { ProviderEntry } from '../read/provider-table.ts'
import type { Entry } from './block.ts'

/** One provider. Its name is the one most of its articles give; a domain in place of a name counts only when there is no other. */
type Seen = {
  readonly identity: string
  readonly number: number
  readonly names: Map<string, number>
  readonly scores: number[]
  articles: number
  newest: number | null
}

/** A name and a domain as articles give them; several may be one provider. */
type Label = { readonly provider: Seen; readonly bytes: number }

const encoder = new TextEncoder()

/** Whether the first of a label's two lines is a name, not the domain again. */
const isNamed = (text: string): boolean => {
  const [name, domain] = text.split('\n')
  return name !== domain
}

export class Outlets {
  /** By place: the number of the article's label. */
  readonly #labelOf = new Uint32List()
  readonly #labels: Label[] = []
  readonly #numbers = new Map<string, number>()
  readonly #providers = new Map<string, Seen>()

  /** To be called in the order of places. Guests have a provider and are not counted. */
  add({ article: { provider, quality, time }, guest }: Pick<Entry, 'article' | 'guest'>): void {
    const text = `${provider.name}\n${provider.domain}`
    let number = this.#numbers.get(text)
    if (number === undefined) {
      const bytes = encoder.encode(text).length + 1
      number = this.#labels.push({ provider: this.#provider(providerIdentity(provider.domain)), bytes }) - 1
      this.#numbers.set(text, number)
    }
    this.#labelOf.push(number)
    const seen = this.#labels[number]?.provider
    if (!seen || guest) return
    seen.names.set(text, (seen.names.get(text) ?? 0) + 1)
    seen.articles++
    if (quality !== null) seen.scores.push(quality)
    if (time !== null) seen.newest = Math.max(time, seen.newest ?? time)
  }

  #provider(identity: string): Seen {
    const known = this.#providers.get(identity)
    const seen: Seen = known ?? {
      identity,
      number: this.#providers.size,
      names: new Map(),
      scores: [],
      articles: 0,
      newest: null,
    }
    this.#providers.set(identity, seen)
    return seen
  }

  /** The number of an article's label. */
  labelOf(place: number): number {
    return this.#labelOf.data[place] ?? 0
  }

  /** A number for the provider of an article. */
  providerOf(place: number): number {
    return this.#labels[this.labelOf(place)]?.provider.number ?? 0
  }

  /** The identity of an article's provider. */
  identityOf(place: number): string {
    return this.#labels[this.labelOf(place)]?.provider.identity ?? ''
  }

  /** Bytes of a label's two lines of text. */
  labelBytes(label: number): number {
    return this.#labels[label]?.bytes ?? 0
  }

  /** By label: the median of its provider's scores; null when there are too few. */
  usual(): (number | null)[] {
    const byProvider = new Map([...this.#providers.values()].map((seen) => [seen, usualOf(seen.scores)]))
    return this.#labels.map(({ provider }) => byProvider.get(provider) ?? null)
  }

  entries(): ProviderEntry[] {
    const counted = [...this.#providers.values()].filter(({ articles }) => articles > 0)
    return counted.map(({ identity, names, articles, newest }) => {
      const [best] = [...names].sort(
        (a, b) => Number(isNamed(b[0])) - Number(isNamed(a[0])) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
      )
      const [name = '', domain = identity] = best?.[0].split('\n') ?? []
      return { identity, name, domain, articles, newest }
    })
  }
}
