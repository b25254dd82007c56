/** Merges the answers of several sources: orders the groups, and shows each article in one group only (design 5). */
import type { Row, Story } from '../../core/story/types.ts'
import { keys } from '../../core/url/keys.ts'
import type { AlsoIn, Group, NearGroup, SourceInfo } from '../types.ts'
import { countOutlets } from './count-outlets.ts'

/** The articles of earlier groups, by all their page keys. */
class SeenArticles {
  readonly #byKey = new Map<string, AlsoIn[]>()

  /** The list of later groups that also have this article; undefined if no earlier group shows it. */
  find(url: string): AlsoIn[] | undefined {
    for (const key of keys(url)) {
      const also = this.#byKey.get(key)
      if (also) return also
    }
    return undefined
  }

  add(url: string, also: AlsoIn[]): void {
    for (const key of keys(url)) this.#byKey.set(key, also)
  }
}

/** Removes from one group the articles that an earlier group shows, and notes this group's score there. */
class GroupFilter {
  readonly #alsoIn = new Map<string, AlsoIn[]>()
  readonly #seen: SeenArticles
  readonly #source: SourceInfo

  constructor(seen: SeenArticles, source: SourceInfo) {
    this.#seen = seen
    this.#source = source
  }

  /** The row without articles of earlier groups. If the row itself is one, its folded rows move up. */
  keep = (row: Row): Row[] => {
    const more = row.more.flatMap(this.keep)
    const copies = row.copies.flatMap(this.keep)
    const also = this.#seen.find(row.url)
    if (!also) {
      this.#alsoIn.set(row.url, [])
      return [{ ...row, more, copies }]
    }
    also.push({ source: this.#source, quality: row.quality })
    const [first, ...rest] = more
    return first
      ? [{ ...first, more: [...first.more, ...rest], copies: [...first.copies, ...copies] }]
      : copies
  }

  /** Marks the kept rows as seen. Returns the group's `alsoIn`; filtering later groups adds to it. */
  markSeen(): ReadonlyMap<string, readonly AlsoIn[]> {
    for (const [url, also] of this.#alsoIn) this.#seen.add(url, also)
    return this.#alsoIn
  }
}

/** Drops the entries of rows that no other group has. */
const withShared = <T extends Pick<Group, 'alsoIn'>>(group: T): T => ({
  ...group,
  alsoIn: new Map([...group.alsoIn].filter(([, others]) => others.length > 0)),
})

const size = (story: Story): number => countOutlets([{ story }], [])

/**
 * Largest story first, equal ones in the given order; an article of two groups is shown in the first. A group whose rows are all
 * shown earlier is left out: shown empty, it would mean that no other outlet covers the story.
 */
export function mergeGroups(found: readonly Omit<Group, 'alsoIn'>[]): Group[] {
  // The usual case; the code below takes a millisecond on its first run.
  if (found.length < 2) return found.map((group) => ({ ...group, alsoIn: new Map() }))
  const seen = new SeenArticles()
  const ordered = [...found].sort((a, b) => size(b.story) - size(a.story))
  const groups = ordered.map((group) => {
    const filter = new GroupFilter(seen, group.source)
    const story = { article: group.story.article, rows: group.story.rows.flatMap(filter.keep) }
    return { ...group, story, alsoIn: filter.markSeen() }
  })
  return groups
    .filter(({ story }, at) => story.rows.length > 0 || ordered[at]?.story.rows.length === 0)
    .map(withShared)
}

/** The same for near matches: most rows first, then most similar first. A group without rows of its own is left out. */
export function mergeNear(found: readonly Omit<NearGroup, 'alsoIn'>[]): NearGroup[] {
  const seen = new SeenArticles()
  const ordered = [...found].sort(
    (a, b) => b.rows.length - a.rows.length || (b.rows[0]?.score ?? 0) - (a.rows[0]?.score ?? 0),
  )
  const groups = ordered.map((group) => {
    const filter = new GroupFilter(seen, group.source)
    const rows = group.rows.flatMap(({ row, score }) =>
      filter.keep(row).map((kept) => ({ row: kept, score })),
    )
    return { ...group, rows, alsoIn: filter.markSeen() }
  })
  return groups.filter(({ rows }) => rows.length > 0).map(withShared)
}
