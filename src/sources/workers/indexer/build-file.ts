/** Builds an index file in the private file system. */
import type { ArticleRecord, Card } from '../../../core/article/types.ts'
import { IndexBuilder } from '../../../core/index/builder.ts'
import { writeFile } from '../../files/private-files.ts'
import type { BuiltFile } from './jobs.ts'

/** Bytes per write: the builder writes pieces of 4 KiB, and each write is a call to the browser's process. */
const BATCH_BYTES = 1024 * 1024

/** Builds the index and writes it as the file `name`, as one commit. */
export async function buildFile(
  name: string,
  card: Card,
  records: Iterable<ArticleRecord>,
): Promise<BuiltFile & { readonly articles: number }> {
  const builder = new IndexBuilder(card)
  for (const record of records) builder.add(record)
  let built = { hash: '', size: 0, articles: 0 }
  await writeFile(name, async (append) => {
    const batch = new Batch(append)
    const { hash, bytes, articles } = await builder.finish({ write: (some) => batch.write(some) })
    await batch.flush()
    built = { hash, size: bytes, articles }
  })
  return { name, ...built }
}

/** Joins small writes to larger ones. */
class Batch {
  readonly #append: (bytes: Uint8Array) => Promise<void>
  #bytes = new Uint8Array(BATCH_BYTES)
  #held = 0

  constructor(append: (bytes: Uint8Array) => Promise<void>) {
    this.#append = append
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#held + bytes.length > BATCH_BYTES) await this.flush()
    if (bytes.length > BATCH_BYTES) return this.#append(bytes)
    this.#bytes.set(bytes, this.#held)
    this.#held += bytes.length
  }

  async flush(): Promise<void> {
    if (this.#held === 0) return
    const full = this.#bytes.subarray(0, this.#held)
    this.#bytes = new Uint8Array(BATCH_BYTES)
    this.#held = 0
    await this.#append(full)
  }
}
