/** Verifies a terms section: reads every byte as a search does, and compares the counts. */
import { IndexError } from '../bytes/index-error.ts'
import { readBucket } from './read-bucket.ts'
import type { TermReader } from './read-section.ts'
import { Window } from './window.ts'

/** Rows read at once. */
const rowsAtOnce = 4096

/** `articles` are those of the file. @throws IndexError at the first fault. */
export async function verifyTerms(reader: TermReader, articles: number): Promise<void> {
  const { head, lists, rows } = await opened(reader)
  const { buckets, payload } = reader.shape
  const demand = (expected: number, found: number, what: string): void => {
    if (expected !== found) throw new IndexError('malformed', 0, `${expected} ${what}`, found)
  }
  demand(articles, head.articles, 'articles with terms')
  const all = new Window([{ from: 0, to: head.articles }], head.articles)
  let terms = 0
  let bytes = 0
  for (let bucket = 0; bucket < buckets; bucket++) {
    const page = await reader.section.read(bucket * payload, payload)
    for (const entry of readBucket(page, bucket * payload, { bucket, buckets, ...head }, null)) {
      terms++
      demand(bytes, entry.offset, 'bytes before a list')
      bytes += entry.length
      for (const span of await lists.spans(entry, all, entry.length))
        lists.codes(span, await lists.read(span), all)
    }
  }
  demand(head.terms, terms, 'terms')
  demand(head.postingBytes, bytes, 'bytes of lists')
  for (let rank = 0; rank < head.articles; rank += rowsAtOnce) await rows(rank)
}

async function opened(reader: TermReader) {
  const open = await reader.open()
  const rows = (first: number) =>
    open.rows(Array.from({ length: Math.min(rowsAtOnce, open.head.articles - first) }, (_, i) => first + i))
  return { head: open.head, lists: open.lists, rows }
}
