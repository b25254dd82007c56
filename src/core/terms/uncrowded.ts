/**
 * Drops terms whose hashes were chosen to lie close together. The author of a feed or a record can find such words in
 * seconds, and a few hundred in one page of the term table would need millions of pages, because the fullest must fit.
 */

/** Most terms of a cell. Two neighbouring cells fit a page, whatever their postings: 23 bytes a term at most. */
const CELL_LIMIT = 44
/** Mean terms of a cell, at most. Random hashes put 45 in one of a million cells less than once in 10^9 indexes. */
const CELL_MEAN = 8

/** Positions of the terms that are kept, of rising `hashes`: the first of each cell. */
export function uncrowded(hashes: Uint32Array): Uint32Array {
  let cells = 1
  while (cells * CELL_MEAN < hashes.length) cells *= 2
  const width = 2 ** 32 / cells
  return Uint32Array.from(hashes.keys()).filter((place) => {
    const before = hashes[place - CELL_LIMIT]
    return before === undefined || Math.floor(before / width) < Math.floor((hashes[place] ?? 0) / width)
  })
}
