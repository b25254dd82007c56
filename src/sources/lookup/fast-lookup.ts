/**
 * The look-up that a first paint can afford: a plain address, known to one source with everything in place, answered by little
 * code. It never answers otherwise than `lookUpHere` would; where it is not sure to, it gives null and that one is asked.
 */
import { keptState, Part } from '../../core/index/part.ts'
import { askedKeys, StoryReader } from '../../core/index/story-reader.ts'
import type { Row } from '../../core/story/types.ts'
import { plainHost, plainKeys } from '../../core/url/plain.ts'
import { bundledIsInForce, isBundledRemoved } from '../install/bundled-state.ts'
import { type InstalledSource, stateOf } from '../install/installed.ts'
import type { Group, LookUp } from '../types.ts'
import { type Opening, opening } from './prefetch.ts'

class NotPlain extends Error {}

function keysOf(url: string): string[] {
  const keys = plainKeys(url)
  if (keys === null) throw new NotPlain(url)
  return keys.id === null ? [keys.path] : [keys.path, keys.id]
}

/** The index of a source, from what opening it found earlier; undefined when a file must be opened first. */
function readerOf({ record, parts }: Opening): StoryReader | undefined {
  const open = parts.map((source, i) => {
    const state = keptState(record.opened[i], source)
    return state && new Part(source, state)
  })
  return open.includes(null)
    ? undefined
    : new StoryReader(
        open.filter((part) => part !== null),
        keysOf,
      )
}

type Ready = { readonly record: InstalledSource; readonly reader: StoryReader | undefined }

async function readySources(): Promise<readonly Ready[] | null> {
  const { records, sources } = await opening()
  if (!bundledIsInForce(records) && !(await isBundledRemoved())) return null
  return sources.map((source) => ({ record: source.record, reader: readerOf(source) }))
}

/**
 * The sources with their files being opened: all that a look-up can have before it knows the page. Null: `lookUpHere` must be
 * asked; what went wrong is found again, and named, by it.
 */
export const readyToLookUp = (): Promise<readonly Ready[] | null> => readySources().catch(() => null)

/** The record's story of the page; null when it does not know it, undefined when that needs the whole look-up. */
async function ask({ record, reader }: Ready, url: string): Promise<Group | null | undefined> {
  const { id, kind, name, info } = record
  if (record.parts.length === 0) return null
  if (!reader || !info) return undefined
  const match = await reader.locate(askedKeys([{ via: 'url', url }], keysOf))
  if (match === null) return null
  if (reader.everywhere(match).length > 1) return undefined
  return { source: { id, kind, name }, info, match, story: await reader.story(match), alsoIn: new Map() }
}

/** Whether `plainHost` was right about the tab: the found article stands at its very host, or its outlet's domain is that host. */
const isRightHost = (url: string, { url: found, provider }: Row): boolean =>
  (URL.canParse(found) && new URL(url).host === new URL(found).host) || plainHost(url) === provider.domain

/** The story of the page at `url`; null when `lookUpHere` must be asked. */
export async function quickLookUp(url: string, ready = readyToLookUp()): Promise<LookUp | null> {
  const all = await ready
  if (all === null || plainKeys(url) === null) return null
  const start = performance.now()
  const asked = await Promise.all(all.map((one) => ask(one, url))).catch(() => [undefined])
  performance.measure('look-up', { start })
  if (asked.includes(undefined)) return null
  const groups = asked.flatMap((group) => group ?? [])
  const [only] = groups
  if (!only || groups.length > 1 || !isRightHost(url, only.story.article)) return null
  return { groups, sources: all.map(({ record }) => stateOf(record)) }
}
