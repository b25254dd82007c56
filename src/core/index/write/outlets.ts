/** The providers of the articles: what the index knows of each, and under which name each article gives its own. */
import { usualOf } from '../../article/quality.ts'
import type { Article } from '../../article/types.ts'
import { providerIdentity } from '../../url/provider.ts'
import type { ProviderEntry } from '../read/provider-table.ts'

/** One provider. Its name is the one most of its articles give; a domain in place of a name counts only when there is no other. */
type Seen = {
  readonly identity: string
  readonly names: Map<string, number>
  readonly scores: number[]
  articles: number
  newest: number | null
}

/** A name and a domain as articles give them; several may be one provider. */
type Label = { readonly provider: Seen; readonly bytes: number }

const encoder = new TextEncoder()

/** Of a label's two lines: whether the first is a name, not the second again. */
const isNamed = (text: string): boolean => {
  const [name, domain] = text.split('\n')
  return name !== domain
}

export class Outlets {
  /** By place: the number of the article's label. */
  readonly labelOf: Uint32Array
  readonly #labels: Label[] = []
  readonly #numbers = new Map<string, number>()
  readonly #providers = new Map<string, Seen>()

  constructor(articles: number) {
    this.labelOf = new Uint32Array(articles)
  }

  add(place: number, { provider, quality, time }: Article): void {
    const text = `${provider.name}\n${provider.domain}`
    let number = this.#numbers.get(text)
    if (number === undefined) {
      const bytes = encoder.encode(text).length + 1
      number = this.#labels.push({ provider: this.#provider(providerIdentity(provider.domain)), bytes }) - 1
      this.#numbers.set(text, number)
    }
    this.labelOf[place] = number
    const seen = this.#labels[number]?.provider
    if (!seen) return
    seen.names.set(text, (seen.names.get(text) ?? 0) + 1)
    seen.articles++
    if (quality !== null) seen.scores.push(quality)
    if (time !== null) seen.newest = Math.max(time, seen.newest ?? time)
  }

  #provider(identity: string): Seen {
    const known = this.#providers.get(identity)
    const seen = known ?? { identity, names: new Map(), scores: [], articles: 0, newest: null }
    this.#providers.set(identity, seen)
    return seen
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
    return [...this.#providers.values()].map(({ identity, names, articles, newest }) => {
      const [best] = [...names].sort(
        (a, b) => Number(isNamed(b[0])) - Number(isNamed(a[0])) || b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
      )
      const [name = '', domain = identity] = best?.[0].split('\n') ?? []
      return { identity, name, domain, articles, newest }
    })
  }
}
