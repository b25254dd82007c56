/** Adds what the reader picks or drops: an index file, or records that are indexed here. */

import { recordKind } from '../core/article/read.ts'
import { FileHasher, toHex } from '../core/index/hash.ts'
import { remove, streamOf } from './files.ts'
import type { OnProgress, RecordsAnswer } from './indexer/jobs.ts'
import { runJob } from './indexer/run.ts'
import { install } from './install.ts'

/** What became of picked files. */
export type AddedFiles = Pick<RecordsAnswer, 'files' | 'articles' | 'problems' | 'problemCount'>

/** The same name is the same source: choosing it again refreshes it. */
const idOf = (kind: 'file' | 'folder', name: string) => `${kind}-${encodeURIComponent(name).slice(0, 200)}`

/**
 * Adds an index file that `second-source build` wrote.
 * @throws Error in words when it is none, is damaged, or there is no room; the one before stays in use
 */
export async function addIndexFile(file: File): Promise<void> {
  const hasher = new FileHasher()
  const reader = file.stream().getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) await hasher.push(next.value)
  const hash = toHex((await hasher.finish()).hash)
  const open = async (from: number) => file.slice(from).stream()
  await install({
    source: { id: idOf('file', file.name), kind: 'file', name: '' },
    address: null,
    parts: [{ hash, size: file.size, open, local: true }],
    builtAt: new Date(file.lastModified).toISOString(),
  })
}

/**
 * Indexes records on the device and adds them as one source. Files with an error are listed, the others are used.
 * @param name the folder's name, or that of the one file
 * @throws Error when no file holds a record; then nothing is added
 */
export async function addRecords(
  kind: 'file' | 'folder',
  name: string,
  files: readonly File[],
  onProgress: OnProgress,
): Promise<AddedFiles> {
  // The indexer names its result by its job's kind: two at a time would take each other's.
  return navigator.locks.request('add-records', async () => {
    const { file, ...answer } = await runJob({ kind: 'records', name, files }, onProgress)
    if (file === null) return answer
    const open = (from: number) => streamOf(file.name, from)
    await install({
      source: { id: idOf(kind, name), kind, name: '' },
      address: null,
      parts: [{ hash: file.hash, size: file.size, open, local: true }],
      builtAt: new Date().toISOString(),
    })
    await remove(file.name)
    return answer
  })
}

/** One picked file, whatever it is: records by its ending, else an index file. */
export async function addFile(file: File, onProgress: OnProgress): Promise<AddedFiles> {
  if (recordKind(file.name) !== null) return addRecords('file', file.name, [file], onProgress)
  await addIndexFile(file)
  return { files: 1, articles: 0, problems: [], problemCount: 0 }
}
