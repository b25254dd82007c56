/**
 * The look-up that a first paint can afford: a plain address, known to one source with everything in place, answered by little
 * code. It never answers otherwise than `lookUpHere` would; where it is not sure to, it gives null and that one is asked.
 */
import { keptState, Part } from '../core/index/part.ts'
import { StoryReader } from '../core/index/story-reader.ts'
import type { Row } from '../core/index/types.ts'
import { plainHost, plainKeys } from '../core/url/plain.ts'
import { bundledIsInForce, isBundledRemoved } from './bundled-state.ts'
import { readRecords, type SourceRecord, stateOf } from './records.ts'
import { storedSource } from './stored-file.ts'
import type { Group, LookUp } from './types.ts'

class NotPlain extends Error {}

function keysOf(url: string): string[] {
  const keys = plainKeys(url)
  if (keys === null) throw new NotPlain(url)
  return keys.id === null ? [keys.path] : [keys.path, keys.id]
}

/** The index of a record, from what opening it found earlier; undefined when a file must be opened first. */
function readerOf({ parts, opened }: SourceRecord): StoryReader | undefined {
  const open = parts.map((part, i) => {
    const source = storedSource(part)
    const state = keptState(opened[i], source)
    return state && new Part(source, state)
  })
  return open.includes(null)
    ? undefined
    : new StoryReader(
        open.filter((part) => part !== null),
        keysOf,
      )
}

/** The record's story of the page; null when it does not know it, undefined when that needs the whole look-up. */
async function ask(record: SourceRecord, url: string): Promise<Group | null | undefined> {
  const { id, kind, name, info } = record
  if (record.parts.length === 0) return null
  const reader = readerOf(record)
  if (!reader || !info) return undefined
  const match = await reader.locate([{ via: 'url', url }])
  if (match === null) return null
  if (reader.everywhere(match).length > 1) return undefined
  return { source: { id, kind, name }, info, match, story: await reader.story(match), alsoIn: new Map() }
}

/** Whether `plainHost` was right about the tab: the found article stands at its very host, or its outlet's domain is that host. */
const isRightHost = (url: string, { url: found, provider }: Row): boolean =>
  (URL.canParse(found) && new URL(url).host === new URL(found).host) || plainHost(url) === provider.domain

/** The story of the page at `url`; null when `lookUpHere` must be asked. */
export async function quickLookUp(url: string): Promise<LookUp | null> {
  if (plainKeys(url) === null) return null
  const records = await readRecords()
  if (!bundledIsInForce(records) && !(await isBundledRemoved())) return null
  const all = Object.values(records)
  const start = performance.now()
  // What goes wrong here is found again, and named, by the whole look-up.
  const asked = await Promise.all(all.map((record) => ask(record, url))).catch(() => [undefined])
  performance.measure('look-up', { start })
  if (asked.includes(undefined)) return null
  const groups = asked.flatMap((group) => group ?? [])
  const [only] = groups
  if (!only || groups.length > 1 || !isRightHost(url, only.story.article)) return null
  return { groups, sources: all.map(stateOf) }
}
