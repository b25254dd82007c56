/** The top stories of the file that is written. */

import { LIMITS } from '../limits.ts'
import type { TopEntry } from '../read/meta.ts'
import { type Candidate, chooseTop, TOP_WINDOW } from '../top-stories.ts'
import type { Arrangement } from './arrange.ts'
import { storedRows } from './stored-rows.ts'
import type { PackedRow, StoryRows } from './story-rows.ts'
import type { Survey } from './survey.ts'

export type TopInput = {
  readonly survey: Survey
  readonly stories: StoryRows
  readonly arrangement: Arrangement
  readonly isGuest: (place: number) => boolean
  /** Article numbers by place. */
  readonly numbers: Uint32Array
}

export function topOf({ survey, stories, arrangement, isGuest, numbers }: TopInput): TopEntry[] {
  const { newest, times, outlets } = survey
  if (newest === null) return []
  const isRecent = (place: number): boolean => (times[place] ?? Number.NaN) >= newest - TOP_WINDOW
  const membersOf = (place: number, rows: readonly PackedRow[] = []): number[] =>
    [place, ...rows.map(({ article }) => article)].filter(isRecent)
  const candidates: Candidate<number>[] = []
  arrangement.blocks.forEach((places, id) => {
    const leads = new Set(places.filter((place) => isRecent(place) && !isGuest(place)))
    if (leads.size === 0) return
    const { rows } = storedRows(id, arrangement, stories)
    places.forEach((place, slot) => {
      const members = leads.has(place) ? membersOf(place, rows[slot]) : []
      if (members.length < 2) return
      candidates.push({
        number: numbers[place] ?? 0,
        time: times[place] ?? 0,
        outlets: new Set(members.map((member) => outlets.providerOf(member))).size,
        // Found again when it is asked for: of a million stories few are.
        members: () => membersOf(place, storedRows(id, arrangement, stories).rows[slot]),
      })
    })
  })
  return chooseTop(candidates, LIMITS.top).map(({ number, outlets: count }) => [number, count])
}
