/**
 * The first step of every look-up: reads which sources are installed and starts to open their files. In a context that has just
 * started this takes longest and needs no index code, so it can begin before the page is known.
 */
import type { ByteSource } from '../../core/bytes/byte-source.ts'
import { prefetchFiles, storedSource } from '../files/index-file.ts'
import { type InstalledSource, type InstalledSources, readInstalled } from '../install/installed.ts'

/** A source and its files, which may not be open yet. */
export type SourceFiles = { readonly source: InstalledSource; readonly parts: readonly ByteSource[] }
type AllSourceFiles = { readonly installed: InstalledSources; readonly sources: readonly SourceFiles[] }

async function openFiles(): Promise<AllSourceFiles> {
  const files = prefetchFiles()
  const installed = await readInstalled()
  const sources = Object.values(installed).map((source) => ({
    source,
    parts: source.parts.map((part) => storedSource(part, files)),
  }))
  return { installed, sources }
}

let prefetched: Promise<AllSourceFiles> | null = null

/** Starts the first step of the next look-up. Storage and files then answer while the rest of the code is set up. */
export function prefetchSources(): void {
  prefetched = openFiles()
  prefetched.catch(() => {})
}

/** Call when a source changed: the prefetched files may be outdated. */
export function discardPrefetched(): void {
  prefetched = null
}

/** The files of all sources, in the order the sources were added. Uses what was prefetched, once. */
export function sourceFiles(): Promise<AllSourceFiles> {
  const opened = prefetched ?? openFiles()
  prefetched = null
  return opened
}
