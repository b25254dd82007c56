/** The `related` lists of all records: collected in the order of records, then given by place. */

import { Uint32List } from '../../bytes/uint32-list.ts'
import type { Lists } from '../../story/types.ts'
import type { OrderedArticles } from './ordered-articles.ts'

export class OwnLists {
  /** Runs of: the record's page, how many members, the members' pages. */
  readonly #runs = new Uint32List()

  add(page: number, members: readonly number[]): void {
    if (members.length === 0) return
    this.#runs.push(page)
    this.#runs.push(members.length)
    for (const member of members) this.#runs.push(member)
  }

  /** The lists of records that are one page are joined, the longest first, each member once. */
  byPlace(articles: OrderedArticles): Lists {
    const runs = this.#runsByPlace(articles)
    const offsets = new Uint32Array(articles.count + 1)
    const members = new Uint32List()
    for (let place = 0; place < articles.count; place++) {
      const lists = (runs.get(place) ?? []).map((at) => this.#membersAt(at, articles))
      lists.sort((a, b) => b.length - a.length || (a.join() < b.join() ? -1 : 1))
      for (const member of new Set(lists.flat())) if (member !== place) members.push(member)
      offsets[place + 1] = members.length
    }
    return { offsets, members: members.data.slice(0, members.length) }
  }

  /** Where the runs of each place start. */
  #runsByPlace(articles: OrderedArticles): Map<number, readonly number[]> {
    const { data, length } = this.#runs
    const runs = new Map<number, readonly number[]>()
    for (let at = 0; at < length; at += 2 + (data[at + 1] ?? 0)) {
      const place = articles.placeOf(data[at] ?? 0)
      runs.set(place, [...(runs.get(place) ?? []), at])
    }
    return runs
  }

  #membersAt(at: number, articles: OrderedArticles): number[] {
    const { data } = this.#runs
    return Array.from(data.subarray(at + 2, at + 2 + (data[at + 1] ?? 0)), (page) => articles.placeOf(page))
  }
}
