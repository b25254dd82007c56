/** Finds the articles that related entries without an address mean: by title, outlet and time. */
import type { Mention } from '../../article/types.ts'
import { fold } from '../../text/words.ts'
import { providerIdentity } from '../../url/provider.ts'
import type { OrderedArticles } from './ordered-articles.ts'

/** Times that differ by more are not of one article. */
const SAME_TIME_SECONDS = 86_400

type Candidate = { readonly place: number; readonly time: number | null }

const titleOf = (title: string): string => fold(title).replace(/\s+/g, ' ').trim()
const named = (title: string, outlet: string): string => `${titleOf(title)}\n${outlet}`

/** By mention the place of its article; null when none or several fit. */
export function findMentions(mentions: readonly Mention[], articles: OrderedArticles): (number | null)[] {
  if (mentions.length === 0) return []
  const wanted = new Set(mentions.map(({ title }) => titleOf(title)))
  const candidates = new Map<string, Candidate[]>()
  for (let place = 0; place < articles.count; place++) {
    const { title, provider, time } = articles.entry(place).article
    if (!wanted.has(titleOf(title))) continue
    for (const outlet of new Set([providerIdentity(provider.domain), fold(provider.name)])) {
      const list = candidates.get(named(title, outlet)) ?? []
      candidates.set(named(title, outlet), [...list, { place, time }])
    }
  }
  return mentions.map(({ title, domain, name, time }) => {
    const outlet = domain === null ? fold(name) : providerIdentity(domain)
    return nearest(candidates.get(named(title, outlet)) ?? [], time)
  })
}

/** The one candidate of about this time, the nearest of several; null when two are as near. */
function nearest(candidates: readonly Candidate[], time: number | null): number | null {
  const [first, second] = candidates
    .map((one) => ({ ...one, apart: one.time === null || time === null ? null : Math.abs(one.time - time) }))
    .filter(({ apart }) => apart === null || apart <= SAME_TIME_SECONDS)
    .sort((a, b) => (a.apart ?? SAME_TIME_SECONDS) - (b.apart ?? SAME_TIME_SECONDS))
  return !first || (second && second.apart === first.apart) ? null : first.place
}
