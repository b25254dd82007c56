/** Opens an index for the verbs: one file, or all parts of a published folder. */
import { statSync } from 'node:fs'
import path from 'node:path'
import type { ByteSource } from '../core/bytes/byte-source.ts'
import { type Index, openIndex } from '../core/index/reader.ts'
import { withFile } from './file-source.ts'
import { publishedParts } from './published-folder.ts'

/** The argument of verbs that read an index. */
export const INDEX_ARGUMENT = 'an index file, or the folder of a published one'

/** The files of an index: the given file, or the parts of a published folder or of its index.json. */
export function indexFiles(given: string): readonly string[] {
  if (path.basename(given) === 'index.json') return publishedParts(path.dirname(given))
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() ?? false
  return isFolder ? publishedParts(given) : [given]
}

/** Opens the index while `use` runs. Rejects with a `CliError` if a part cannot be read. */
export const withIndex = <T>(
  given: string,
  use: (index: Index, sources: readonly ByteSource[]) => Promise<T>,
): Promise<T> => withFiles(indexFiles(given), async (sources) => use(await openIndex(sources), sources))

const withFiles = <T>(
  [first, ...rest]: readonly string[],
  use: (sources: readonly ByteSource[]) => Promise<T>,
): Promise<T> =>
  first === undefined
    ? use([])
    : withFile(first, (source) => withFiles(rest, (sources) => use([source, ...sources])))
