/** Several sources that know a page: which group stands first, and which rows stand in which group (design 5). */
import type { Row, Story } from '../../core/story/types.ts'
import { keys } from '../../core/url/keys.ts'
import type { AlsoIn, Group, NearGroup, SourceInfo } from '../types.ts'
import { countOutlets } from './count-outlets.ts'

/** Remembers which articles already stand somewhere, by every page key of theirs. */
class Standing {
  readonly #byKey = new Map<string, AlsoIn[]>()

  /** The list that collects an article's other places; undefined when it stands nowhere yet. */
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

/** What one group keeps of its rows; the rest is noted where it stands already. */
class Keeper {
  readonly #alsoIn = new Map<string, AlsoIn[]>()
  readonly #earlier: Standing
  readonly #source: SourceInfo

  constructor(earlier: Standing, source: SourceInfo) {
    this.#earlier = earlier
    this.#source = source
  }

  /** The row without what stands in an earlier group. When it stands there itself, what was folded under it moves up. */
  keep = (row: Row): Row[] => {
    const more = row.more.flatMap(this.keep)
    const copies = row.copies.flatMap(this.keep)
    const also = this.#earlier.find(row.url)
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

  /** Makes the kept rows count as standing, and gives the map that fills while later groups are kept. */
  settle(): ReadonlyMap<string, readonly AlsoIn[]> {
    for (const [url, also] of this.#alsoIn) this.#earlier.add(url, also)
    return this.#alsoIn
  }
}

/** Rows that nobody else has are not worth an entry. */
const withShared = <T extends Pick<Group, 'alsoIn'>>(group: T): T => ({
  ...group,
  alsoIn: new Map([...group.alsoIn].filter(([, others]) => others.length > 0)),
})

const size = (story: Story): number => countOutlets([{ story }], [])

/**
 * Largest story first, equal ones in the order given; a row of two groups stands in the first. A group whose rows all stand
 * in groups before it is left out: as a group of its own it would say that nobody covers the story.
 */
export function mergeGroups(found: readonly Omit<Group, 'alsoIn'>[]): Group[] {
  // The usual case, and the code below takes a millisecond when it runs for the first time.
  if (found.length < 2) return found.map((group) => ({ ...group, alsoIn: new Map() }))
  const standing = new Standing()
  const ordered = [...found].sort((a, b) => size(b.story) - size(a.story))
  const groups = ordered.map((group) => {
    const keeper = new Keeper(standing, group.source)
    const story = { article: group.story.article, rows: group.story.rows.flatMap(keeper.keep) }
    return { ...group, story, alsoIn: keeper.settle() }
  })
  return groups
    .filter(({ story }, at) => story.rows.length > 0 || ordered[at]?.story.rows.length === 0)
    .map(withShared)
}

/** The same for near matches, the likest first of equal ones; a group that has nothing of its own is left out. */
export function mergeNear(found: readonly Omit<NearGroup, 'alsoIn'>[]): NearGroup[] {
  const standing = new Standing()
  const ordered = [...found].sort(
    (a, b) => b.rows.length - a.rows.length || (b.rows[0]?.score ?? 0) - (a.rows[0]?.score ?? 0),
  )
  const groups = ordered.map((group) => {
    const keeper = new Keeper(standing, group.source)
    const rows = group.rows.flatMap(({ row, score }) =>
      keeper.keep(row).map((kept) => ({ row: kept, score })),
    )
    return { ...group, rows, alsoIn: keeper.settle() }
  })
  return groups.filter(({ rows }) => rows.length > 0).map(withShared)
}
