/** Removes files that nothing uses: of earlier indexes, removed sources and stopped work. */

import { finishedName } from '../files/index-file.ts'
import { fileNames, remove } from '../files/private-files.ts'
import { readInstalled } from './installed.ts'

/** The names of index files begin with their hash. */
const INDEX_FILE = /^[0-9a-f]{64}\./
const HASH_DIGITS = 64

/** Temporary files, which may exist only while the lock is held. Includes unfinished writes. */
const BY_LOCK: readonly (readonly [lock: string, names: RegExp])[] = [
  ['add-records', /^records\.new/],
  ['refresh', /^feeds\.new|^feed-.*\.crswap$/],
]

/** Keeps the files that a source uses, and those of a running or interrupted download. */
export async function sweep(): Promise<void> {
  // List the names before reading the sources: a source is changed before its file is created, so every listed file in use is found.
  const names = await fileNames()
  const sources = Object.values(await readInstalled())
  const used = new Set(sources.flatMap(({ parts }) => parts.map(({ hash }) => finishedName(hash))))
  const wanted = new Set(sources.flatMap((source) => source.wanted.map(({ hash }) => hash)))
  const isUnused = (name: string) =>
    INDEX_FILE.test(name) && !used.has(name) && !wanted.has(name.slice(0, HASH_DIGITS))
  await Promise.all(names.filter(isUnused).map(remove))
  for (const [lock, pattern] of BY_LOCK) {
    const unused = names.filter((name) => pattern.test(name))
    if (unused.length > 0)
      await navigator.locks.request(
        lock,
        { ifAvailable: true },
        (granted) => granted && Promise.all(unused.map(remove)),
      )
  }
}
