/** Which stories are the top ones: those that most outlets covered in the 48 hours before the newest article. */

/** Seconds. */
export const TOP_WINDOW = 48 * 3600

/** Fewest outlets of a top story. */
const LEAST_OUTLETS = 2

/** A story by its first article. `members` names its articles, the first included. */
export type Candidate<T> = {
  readonly number: number
  readonly time: number
  readonly outlets: number
  readonly members: () => readonly T[]
}

/**
 * The top stories among the candidates, at most `limit`. Of two stories that are about one event only the larger is taken: the first
 * article of the other is in it, or half of the other's articles are.
 */
export function chooseTop<T, C extends Candidate<T>>(candidates: readonly C[], limit: number): C[] {
  const ordered = candidates
    .filter(({ outlets }) => outlets >= LEAST_OUTLETS)
    .sort((a, b) => b.outlets - a.outlets || b.time - a.time || a.number - b.number)
  const taken = new Set<T>()
  const chosen: C[] = []
  for (const candidate of ordered) {
    if (chosen.length === limit) break
    const members = candidate.members()
    const [first] = members
    const known = members.filter((member) => taken.has(member)).length
    if ((first !== undefined && taken.has(first)) || known * 2 >= members.length) continue
    for (const member of members) taken.add(member)
    chosen.push(candidate)
  }
  return chosen
}
