/** An index as readers have it: of one file, or of all the parts that lie in a published folder. */
import { statSync } from 'node:fs'
import { type Index, openIndex } from '../core/index/reader.ts'
import type { ByteSource } from '../core/index/types.ts'
import { withFile } from './file-source.ts'
import { publishedParts } from './published-folder.ts'

/** Opens the index for as long as `use` takes. Rejects with a `CliError` when it, or a part of it, cannot be read. */
export function withIndex<T>(given: string, use: (index: Index) => Promise<T>): Promise<T> {
  const isFolder = statSync(given, { throwIfNoEntry: false })?.isDirectory() ?? false
  return withFiles(isFolder ? publishedParts(given) : [given], async (sources) =>
    use(await openIndex(sources)),
  )
}

const withFiles = <T>(
  [first, ...rest]: readonly string[],
  use: (sources: readonly ByteSource[]) => Promise<T>,
): Promise<T> =>
  first === undefined
    ? use([])
    : withFile(first, (source) => withFiles(rest, (sources) => use([source, ...sources])))
