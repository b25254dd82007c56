/**
 * The first steps of every look-up: which sources there are, and their files being opened. They need no code of the index, and
 * take the longest in a context that has just started, so they begin before anything else does.
 */
import type { ByteSource } from '../../core/bytes/byte-source.ts'
import { filesAhead, storedSource } from '../files/index-file.ts'
import { type InstalledSource, type InstalledSources, readInstalled } from '../install/installed.ts'

/** A source and its files, which may still be opening. */
export type Opening = { readonly record: InstalledSource; readonly parts: readonly ByteSource[] }
type AllOpening = { readonly records: InstalledSources; readonly sources: readonly Opening[] }

async function openAll(): Promise<AllOpening> {
  const files = filesAhead()
  const records = await readInstalled()
  const sources = Object.values(records).map((record) => ({
    record,
    parts: record.parts.map((part) => storedSource(part, files)),
  }))
  return { records, sources }
}

let ahead: Promise<AllOpening> | null = null

/**
 * For a background that has just woken: the event it wakes for is most likely a page's report, and storage and files answer
 * while the rest of the code is set up.
 */
export function openAhead(): void {
  ahead = openAll()
  ahead.catch(() => {})
}

/** For when a source changed: what was opened ahead is not true any more. */
export function forgetAhead(): void {
  ahead = null
}

/** All sources in the order they were added. Once, what was opened ahead. */
export function opening(): Promise<AllOpening> {
  const opened = ahead ?? openAll()
  ahead = null
  return opened
}
