/** Adds files that the reader chooses or drops: index files, and records, which are indexed on the device. */
import { CARD_FILE } from '../../core/article/card.ts'
import { pathText } from '../../core/article/problems.ts'
import { recordKind } from '../../core/article/read.ts'
import { isRecordPath } from '../../core/article/record-files.ts'
import type { ByteSource } from '../../core/bytes/byte-source.ts'
import { openIndex } from '../../core/index/reader.ts'
import { isFault, SourceFault } from '../faults.ts'
import { open, type StoredFile } from '../files/index-file.ts'
import { remove } from '../files/private-files.ts'
import { install, uninstall } from '../install/install.ts'
import { readInstalled } from '../install/installed.ts'
import type { OnProgress, RecordsAnswer } from '../workers/indexer/jobs.ts'
import { folderOf, type PickedFile } from '../workers/indexer/picked-files.ts'
import { runJob } from '../workers/indexer/run.ts'
import type { PartToStore } from '../workers/writer/part-bytes.ts'

/** A problem in a picked file; `field` is its place in the record, for example "related[3].title". */
export type PickedProblem = RecordsAnswer['problems'][number] & { readonly field: string }

/** The result of adding picked files. */
export type AddedFiles = Pick<RecordsAnswer, 'files' | 'articles' | 'problemCount'> & {
  readonly problems: readonly PickedProblem[]
}

type LocalKind = 'file' | 'folder'

/** The id depends on the name only: choosing a file of the same name again replaces the source. */
const idOf = (kind: LocalKind, name: string) => `${kind}-${encodeURIComponent(name).slice(0, 200)}`

/**
 * Adds picked files: each index file as a source, all records together as one source. Records with an error are reported and
 * skipped. Other files are ignored, unless a single one was chosen: it is read as an index file.
 * @param nameOf gives the source's name if the files have no common folder
 * @throws an error for the reader; a source of the same name then does not change
 */
export async function addPicked(
  picked: readonly PickedFile[],
  nameOf: (files: readonly PickedFile[]) => string,
  onProgress: OnProgress,
): Promise<AddedFiles> {
  const folder = folderOf(picked)
  const records = picked.filter(({ path }) => isWanted(path, folder))
  const others = picked.filter(({ path }) => recordKind(path) === null)
  const indexes =
    picked.length === 1 && folder === null ? others : others.filter(({ path }) => /\.index$/i.test(path))
  let added: AddedFiles = { files: 0, articles: 0, problems: [], problemCount: 0 }
  for (const { file } of indexes) {
    const articles = await addIndexFile(file)
    added = { ...added, files: added.files + 1, articles: added.articles + articles }
  }
  if (!records.some(({ path }) => recordKind(path) !== null)) return added
  const kind = records.length === 1 && folder === null ? 'file' : 'folder'
  const name = folder ?? nameOf(records)
  // The files of a dropped folder have no order. Sort by path, so that problems are listed as on the command line.
  records.sort((a, b) => (a.path < b.path ? -1 : 1))
  const answer = await addRecords(kind, name, records, onProgress)
  return { ...answer, files: added.files + answer.files, articles: added.articles + answer.articles }
}

const isCard = (path: string): boolean => path.slice(path.lastIndexOf('/') + 1) === CARD_FILE

/** Whether the command line, too, would read this file: the folder's own card, and its records. */
const isWanted = (path: string, folder: string | null): boolean =>
  isCard(path)
    ? path === (folder === null ? CARD_FILE : `${folder}/${CARD_FILE}`)
    : folder === null
      ? recordKind(path) !== null
      : isRecordPath(path)

const sourceOf = (file: File): ByteSource => ({
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
})

/** Adds an index file of `second-source build`; returns the number of its articles. */
async function addIndexFile(file: File): Promise<number> {
  // Open it before copying, so that a file that is not an index is refused quickly, whatever its size.
  const { states, info } = await openIndex([sourceOf(file)])
  const builtAt = new Date(file.lastModified).toISOString()
  await installLocal(
    'file',
    file.name,
    { hash: states[0]?.hash ?? '', size: file.size },
    file,
    builtAt,
  ).catch((error) => {
    throw isFault(error, 'wrong-hash') ? new SourceFault('damaged', '', error) : error
  })
  return info.articles
}

async function addRecords(
  kind: LocalKind,
  name: string,
  files: readonly PickedFile[],
  onProgress: OnProgress,
): Promise<AddedFiles> {
  // The file that the indexer writes is named by the job's kind, so two jobs must not run at the same time.
  return navigator.locks.request('add-records', async () => {
    const { file, ...found } = await runJob({ kind: 'records', name, files }, onProgress)
    const problems = found.problems.map((problem) => ({ ...problem, field: pathText(problem.path) }))
    const answer = { ...found, problems }
    if (file === null) return answer
    try {
      await installLocal(kind, name, file, await open(file.name), new Date().toISOString())
    } finally {
      await remove(file.name)
    }
    return answer
  })
}

/** Removes a new source if its install fails: without an address there is nothing to retry. */
async function installLocal(
  kind: LocalKind,
  name: string,
  { hash, size }: StoredFile,
  from: PartToStore['from'],
  builtAt: string,
): Promise<void> {
  const id = idOf(kind, name)
  try {
    await install({
      source: { id, kind, name },
      address: null,
      parts: [{ hash, size, from }],
      builtAt,
    })
  } catch (error) {
    if ((await readInstalled())[id]?.parts.length === 0) await uninstall(id)
    throw error
  }
}
