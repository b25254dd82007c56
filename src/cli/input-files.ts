/** Finds the record files that the arguments name: files, folders, globs. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import path from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { type RecordKind, recordKind } from '../core/article/read.ts'
import { isRecordPath } from '../core/article/record-files.ts'
import { CliError, EXIT, ioError } from './exit.ts'

export type InputFile = { readonly path: string; readonly kind: RecordKind }

/** `folders`: where a card is searched: the given folders, and those of given files. */
export type Input = { readonly files: readonly InputFile[]; readonly folders: readonly string[] }

const RECORDS = '**/*.{md,markdown,json,ndjson,jsonl}'
const FOLDERS = '**/'
const NO_STDIN =
  'records are not read from standard input (-); write them into a .ndjson file, one JSON record a line, and name that'

/** Each file once, sorted by path. Rejects with a `CliError` if an argument matches nothing. */
export async function findInput(given: readonly string[]): Promise<Input> {
  const files = new Map<string, InputFile>()
  const folders = new Set<string>()
  for (const argument of given) {
    const found = await find(argument)
    for (const file of found.files) files.set(path.resolve(file.path), file)
    for (const folder of found.folders) folders.add(path.resolve(folder))
  }
  const sorted = [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return { files: sorted, folders: [...folders].map((folder) => path.relative('', folder) || '.') }
}

async function find(argument: string): Promise<Input> {
  const known = await stat(argument).catch((error: unknown) => {
    if (isDynamicPattern(argument)) return null
    if (argument === '-') throw new CliError(EXIT.usage, NO_STDIN)
    throw ioError('read', argument, error)
  })
  if (known?.isDirectory()) {
    const names = await glob([RECORDS, FOLDERS], {
      onlyFiles: false,
      cwd: argument,
      // Not traversed: it may hold a hundred thousand files.
      ignore: ['**/node_modules/**'],
      caseSensitiveMatch: false,
    })
    const inside = names
      .filter((name) => name.endsWith('/'))
      .map((name) => path.join(argument, name.slice(0, -1)))
    for (const folder of [argument, ...inside]) await checkReadable(folder)
    const files = names.filter(isRecordPath).map((name) => path.join(argument, name))
    return { files: some(files, argument), folders: [argument] }
  }
  const files = known ? [argument] : await glob(slashes(argument))
  return { files: some(files, argument), folders: files.map((file) => path.dirname(file)) }
}

/** The glob skips unreadable folders silently; their records would be missing. */
async function checkReadable(folder: string): Promise<void> {
  await access(folder, constants.R_OK | constants.X_OK).catch((error: unknown) => {
    throw ioError('read', folder, error)
  })
}

/** Globs use slashes, also on Windows. */
const slashes = (pattern: string): string => (path.sep === '\\' ? pattern.replaceAll('\\', '/') : pattern)

function some(paths: readonly string[], argument: string): InputFile[] {
  if (paths.length === 0) {
    const looked = 'looked for .md, .markdown, .json and .ndjson files'
    throw new CliError(
      EXIT.io,
      `no records in ${argument}: ${looked}; name the folder or the files that hold them`,
    )
  }
  return paths.map((file) => {
    const kind = recordKind(file)
    if (kind) return { path: path.normalize(file), kind }
    throw new CliError(
      EXIT.usage,
      `${file} is no file of records: .md, .markdown, .json and .ndjson are read`,
    )
  })
}
