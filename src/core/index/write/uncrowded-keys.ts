/**
 * Leaves out keys whose hashes were chosen to lie close together. Whoever writes a feed can find such addresses, and a few hundred of
 * them in one bucket would take millions of buckets, because the fullest must fit its file page.
 */
import type { KeyHash } from '../key-hash.ts'
import { bucketOf } from '../key-table.ts'

export type Keys = { forEach(visit: (hash: KeyHash, place: number) => void): void }
export type CountedKeys = Keys & { readonly count: number }

/** Most keys of a cell: two neighbouring cells fit a bucket, which holds at least 418. */
const CELL_LIMIT = 200
/** Most keys of a cell on average. No cell of hashes that nobody chose has three times as many. */
const CELL_MEAN = 64

/** The same keys, but of a crowded cell only those with the least hashes. */
export function uncrowdedKeys(keys: Keys): CountedKeys {
  let count = 0
  keys.forEach(() => {
    count++
  })
  let cells = 1
  while (cells * CELL_MEAN < count) cells *= 2
  const held = new Uint32Array(cells)
  keys.forEach((hash) => {
    const cell = bucketOf(hash, cells)
    held[cell] = (held[cell] ?? 0) + 1
  })
  if (held.every((some) => some <= CELL_LIMIT)) return { count, forEach: (visit) => keys.forEach(visit) }
  const crowds = new Map<number, KeyHash[]>()
  keys.forEach((hash) => {
    const cell = bucketOf(hash, cells)
    if ((held[cell] ?? 0) <= CELL_LIMIT) return
    const crowd = crowds.get(cell)
    if (crowd) crowd.push(hash)
    else crowds.set(cell, [hash])
  })
  const left = new Set(
    [...crowds.values()].flatMap((crowd) => crowd.sort(byWords).slice(CELL_LIMIT).map(nameOf)),
  )
  return {
    count: count - left.size,
    forEach: (visit) =>
      keys.forEach((hash, place) => {
        if (!left.has(nameOf(hash))) visit(hash, place)
      }),
  }
}

/** The words of a hash that a key map keeps, as text. */
const nameOf = ([a, b, c]: KeyHash): string => `${a} ${b} ${c}`
const byWords = (a: KeyHash, b: KeyHash): number => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]
