/** The numbers of an index's articles, in the order they lie in the file: numbers have gaps, as blocks are not all full. */
import { IndexError } from '../src/core/index/errors.ts'
import { pageCount } from '../src/core/index/layout.ts'
import type { Index } from '../src/core/index/reader.ts'
import { Round } from '../src/core/index/trace.ts'

/** Of the first part; `most` ends the walk early. */
export async function articleNumbers(
  { parts: [part] }: Index,
  most = Number.POSITIVE_INFINITY,
): Promise<number[]> {
  const numbers: number[] = []
  if (!part) return numbers
  const { slots, blockPages, sections } = part.state.layout
  for (let page = 0; page < pageCount(sections.blocks) && numbers.length < most; page++) {
    const block = await part.block({ page, pages: blockPages }, new Round()).catch((error: unknown) => {
      // A page in which no block starts belongs to the block before it.
      if (error instanceof IndexError && error.code === 'malformed') return null
      throw error
    })
    for (let slot = 0; block && slot < block.count; slot++) numbers.push(page * slots + slot)
  }
  return numbers.slice(0, most)
}
