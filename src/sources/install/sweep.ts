/** Removes the files that nothing uses any more: of former indexes, removed sources, and work that was stopped. */

import { finishedName } from '../files/index-file.ts'
import { fileNames, remove } from '../files/private-files.ts'
import { readInstalled } from './installed.ts'

/** Files of an index begin with its hash. */
const INDEX_FILE = /^[0-9a-f]{64}\./
const HASH_DIGITS = 64

/** Files that live only while somebody holds a lock, its half-written ones included. */
const BY_LOCK: readonly (readonly [lock: string, names: RegExp])[] = [
  ['add-records', /^records\.new/],
  ['refresh', /^feeds\.new|^feed-.*\.crswap$/],
]

/** Never removes what a record uses, or what a download that runs or will go on waits for. */
export async function sweep(): Promise<void> {
  // Names first: whoever writes a file has said so in a record before, so the records read now know of it.
  const names = await fileNames()
  const records = Object.values(await readInstalled())
  const used = new Set(records.flatMap(({ parts }) => parts.map(({ hash }) => finishedName(hash))))
  const wanted = new Set(records.flatMap((record) => record.wanted.map(({ hash }) => hash)))
  const isLeft = (name: string) =>
    INDEX_FILE.test(name) && !used.has(name) && !wanted.has(name.slice(0, HASH_DIGITS))
  await Promise.all(names.filter(isLeft).map(remove))
  for (const [lock, pattern] of BY_LOCK) {
    const left = names.filter((name) => pattern.test(name))
    if (left.length > 0)
      await navigator.locks.request(
        lock,
        { ifAvailable: true },
        (free) => free && Promise.all(left.map(remove)),
      )
  }
}
