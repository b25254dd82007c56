/** The related entries of all records: gathered as they come, then arranged by place. */

import type { Article, Mention } from '../../article/types.ts'
import { Uint32List } from '../../bytes/uint32-list.ts'
import { isOneStory } from '../../story/rank.ts'
import type { Lists } from '../../story/types.ts'
import { findMentions } from './find-mentions.ts'
import type { OrderedArticles } from './ordered-articles.ts'

/** Added to a member's page that is only mentioned: the rest is the mention's number. */
const MENTIONED = 2 ** 31

/** A list as its record states it. */
type StatedList = { readonly members: readonly number[]; readonly isWhole: boolean }

export class OwnLists {
  /** Runs of: the record's page, whether the list is one story, how many members, the members' pages. */
  readonly #runs = new Uint32List()
  readonly #mentions: Mention[] = []

  /** `related` are a record's entries in order, each with its page; `mentions` come after the entries before them. */
  add(
    page: number,
    record: Pick<Article, 'time'>,
    related: readonly { readonly page: number; readonly time: number | null }[],
    mentions: readonly Mention[],
  ): void {
    const members = related.map((entry) => entry.page)
    // From the last one on: those before keep their positions.
    for (const mention of mentions.toReversed()) {
      members.splice(mention.position, 0, MENTIONED + this.#mentions.length)
      this.#mentions.push(mention)
    }
    if (members.length === 0) return
    const times = [record, ...related, ...mentions].map(({ time }) => time ?? Number.NaN)
    for (const value of [page, Number(isOneStory(members.length, times)), members.length, ...members])
      this.#runs.push(value)
  }

  /** The lists of records that are one page are joined, the longest first, each member once. */
  byPlace(articles: OrderedArticles): Lists {
    const found = findMentions(this.#mentions, articles)
    const runs = this.#runsByPlace(articles)
    const offsets = new Uint32Array(articles.count + 1)
    const members = new Uint32List()
    const whole: number[] = []
    for (let place = 0; place < articles.count; place++) {
      const lists = (runs.get(place) ?? []).map((at) => this.#listAt(at, articles, found))
      lists.sort(
        (a, b) => b.members.length - a.members.length || (a.members.join() < b.members.join() ? -1 : 1),
      )
      const kept = new Set(lists.filter(({ isWhole }) => isWhole).flatMap((list) => list.members))
      for (const member of new Set(lists.flatMap((list) => list.members))) {
        if (member === place) continue
        members.push(member)
        whole.push(Number(kept.has(member)))
      }
      offsets[place + 1] = members.length
    }
    return { offsets, members: members.view().slice(), whole: Uint8Array.from(whole) }
  }

  /** Where the runs of each place start. */
  #runsByPlace(articles: OrderedArticles): Map<number, readonly number[]> {
    const { data, length } = this.#runs
    const runs = new Map<number, readonly number[]>()
    for (let at = 0; at < length; at += 3 + (data[at + 2] ?? 0)) {
      const place = articles.placeOf(data[at] ?? 0)
      runs.set(place, [...(runs.get(place) ?? []), at])
    }
    return runs
  }

  #listAt(at: number, articles: OrderedArticles, found: readonly (number | null)[]): StatedList {
    const { data } = this.#runs
    const members = Array.from(data.subarray(at + 3, at + 3 + (data[at + 2] ?? 0)), (page) =>
      page >= MENTIONED ? (found[page - MENTIONED] ?? null) : articles.placeOf(page),
    )
    return { members: members.filter((member) => member !== null), isWhole: data[at + 1] === 1 }
  }
}
