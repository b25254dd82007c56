/** Builds an index in memory and opens it. */
import type { ArticleRecord } from '../../src/core/article/types.ts'
import type { ByteSource } from '../../src/core/bytes/byte-source.ts'
import { type BuildOptions, type BuildReport, IndexBuilder } from '../../src/core/index/builder.ts'
import { CARD } from '../generate/records.ts'

export type MemoryIndex = {
  readonly bytes: Buffer
  readonly source: ByteSource
  readonly report: BuildReport
}

export async function buildInMemory(
  records: Iterable<ArticleRecord>,
  options: BuildOptions = {},
): Promise<MemoryIndex> {
  const builder = new IndexBuilder(CARD, options)
  for (const record of records) builder.add(record)
  const chunks: Uint8Array[] = []
  const report = await builder.finish({ write: (bytes) => void chunks.push(bytes.slice()) })
  const bytes = Buffer.concat(chunks)
  return { bytes, source: sourceOf(bytes), report }
}

export const sourceOf = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
})
