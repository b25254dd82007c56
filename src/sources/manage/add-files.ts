/** Adds what the reader picks or drops: index files, and records that are indexed here. */
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

/** A problem in a picked file; `field` is where in its record, as a person writes it: "related[3].title". */
export type PickedProblem = RecordsAnswer['problems'][number] & { readonly field: string }

/** What became of picked files. */
export type AddedFiles = Pick<RecordsAnswer, 'files' | 'articles' | 'problemCount'> & {
  readonly problems: readonly PickedProblem[]
}

type LocalKind = 'file' | 'folder'

/** The same name is the same source: choosing it again refreshes it. */
const idOf = (kind: LocalKind, name: string) => `${kind}-${encodeURIComponent(name).slice(0, 200)}`

/**
 * Adds picked files: index files each by itself, all records as one source. Records with an error are listed, the others
 * are used. What is neither is passed over, unless it is the only file.
 * @param nameOf the source's name when several files lie in no common folder
 * @throws Error in words; the source of the same name stays as it was
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
  // A dropped folder comes in no order; its problems are listed in that of the paths, as on the command line.
  records.sort((a, b) => (a.path < b.path ? -1 : 1))
  const answer = await addRecords(kind, name, records, onProgress)
  return { ...answer, files: added.files + answer.files, articles: added.articles + answer.articles }
}

const isCard = (path: string): boolean => path.slice(path.lastIndexOf('/') + 1) === CARD_FILE

/** In a folder as the command line reads it: its own card, and no files that are there for other reasons. */
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

/** Adds an index file that `second-source build` wrote; gives the number of its articles. */
async function addIndexFile(file: File): Promise<number> {
  // Looked into before it is copied: what is no index is refused at once, whatever its size.
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
  // The indexer names its result by its job's kind: two at a time would take each other's.
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

/** A source that could not be installed and was not there before is not kept: there is nothing to try again. */
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
