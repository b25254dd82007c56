/**
 * Leaves out words whose hashes were made to lie close together. Whoever writes a feed or a record can find such words in seconds, and
 * a few hundred of them in one page of the term table would ask for millions of pages: the fullest must fit.
 */

/** Most words of a cell. Two neighbouring cells fit a page, whatever their postings: 23 bytes a word at most. */
const cellLimit = 44
/** Words of a cell in the mean, at most. Hashes that nobody chose put 45 in one of a million cells less than once in 10^9 indexes. */
const cellMean = 8

/** The places of the words that stay, of rising `hashes`: of each cell the first. */
export function uncrowded(hashes: Uint32Array): Uint32Array {
  let cells = 1
  while (cells * cellMean < hashes.length) cells *= 2
  const width = 2 ** 32 / cells
  return Uint32Array.from(hashes.keys()).filter((place) => {
    const before = hashes[place - cellLimit]
    return before === undefined || Math.floor(before / width) < Math.floor((hashes[place] ?? 0) / width)
  })
}
