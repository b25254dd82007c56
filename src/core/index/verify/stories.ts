/** Checks the rows of every story, and computes the top stories from them. */
import { LIMITS } from '../limits.ts'
import type { StoredRow } from '../read/block-stories.ts'
import type { TopEntry } from '../read/meta.ts'
import type { Part } from '../read/part.ts'
import { type Candidate, chooseTop, TOP_WINDOW } from '../top-stories.ts'
import type { FileArticles } from './articles.ts'
import { blocksOf } from './blocks.ts'
import { demand } from './demand.ts'

export type StoriesReport = { readonly rows: number; readonly top: readonly TopEntry[] }

/** @throws IndexError at the first row that is not another provider's article */
export async function checkStories(part: Part, articles: FileArticles): Promise<StoriesReport> {
  const { slots } = part.state.layout
  const { newest, outlets, times, numbers } = articles
  const isRecent = (place: number): boolean =>
    newest !== null && (times[place] ?? Number.NaN) >= newest - TOP_WINDOW
  const candidates: Candidate<number>[] = []
  let place = 0
  let rows = 0
  for await (const { block, offset } of blocksOf(part))
    for (let slot = 0; slot < block.count; slot++, place++) {
      const story = block.rows(slot)
      const listed = checkRows(place, story, { articles, slots, offset })
      rows += story.length
      const members = isRecent(place) && !articles.isGuest(place) ? [place, ...listed].filter(isRecent) : []
      if (members.length < 2) continue
      candidates.push({
        number: numbers[place] ?? 0,
        time: times[place] ?? 0,
        outlets: new Set(members.map((member) => outlets.providerOf(member))).size,
        members: () => members,
      })
    }
  const top = chooseTop(candidates, LIMITS.top).map(({ number, outlets: count }): TopEntry => [number, count])
  return { rows, top }
}

/** The places of a story's rows. */
function checkRows(
  place: number,
  story: readonly StoredRow[],
  { articles, slots, offset }: { articles: FileArticles; slots: number; offset: number },
): number[] {
  const own = articles.outlets.providerOf(place)
  const places = story.map(({ page, slot, copyOf }, i) => {
    const row = articles.placeOf(page * slots + slot)
    if (row === undefined || slot >= slots) {
      demand(false, offset, `an article in file page ${page}, slot ${slot}`, 'none')
      return 0
    }
    demand(articles.outlets.providerOf(row) !== own, offset, 'rows of other providers', 'one of its own')
    demand(copyOf !== i, offset, 'a row that is no copy of itself', i)
    return row
  })
  demand(new Set(places).size === places.length, offset, 'each article once in a story', 'one twice')
  return places
}
