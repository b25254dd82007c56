/** Writes the terms section: hashed buckets, the head with its time directory, rows in order of time, posting lists. */
import { ByteWriter } from '../bytes/byte-writer.ts'
import { COUNT, WEIGHT } from '../text/byte-scale.ts'
import {
  HEAD_BYTES,
  type Head,
  INLINE_POSTINGS,
  PAGE_PAYLOAD,
  strideOf,
  timeEntries,
  writeHead,
} from './layout.ts'
import { encodeTermTable } from './write-buckets.ts'
import { writeList } from './write-postings.ts'

/** Everything the section stores. Ranks are positions in order of time, undated articles last. */
export type TermsInput = {
  /** By rank: the article's number in the file, its time (dated ranks), its provider's tag, its norms. */
  readonly article: Uint32Array
  readonly time: Float64Array
  readonly dated: number
  readonly provider: Uint16Array
  readonly norm: Float32Array
  readonly titleNames: Float32Array
  readonly titleWeight: Float32Array
  /** Similarity to the most similar article of another provider. */
  readonly bestNeighbour: Float32Array
  /** How many articles have each gram of headlines. */
  readonly grams: Float64Array
  /** By term, in the order of their hashes. */
  readonly hashes: Uint32Array
  readonly names: Uint8Array
  /** A term's postings as rank * 4 + location bits, ascending. */
  readonly codes: (term: number) => Uint32Array
}

/** The section's content, to be cut into pages of `payload` bytes; the first `buckets` pages are the term table. */
export type TermsContent = {
  readonly content: Uint8Array
  readonly buckets: number
  readonly payload: number
}

const LEAST_STEP = 60

export function writeTerms(input: TermsInput): TermsContent {
  const postings = new ByteWriter(1 << 20)
  const lengths = Uint32Array.from(input.hashes, (_, term) => {
    const codes = input.codes(term)
    return codes.length <= INLINE_POSTINGS ? 0 : writeList(postings, codes)
  })
  const { pages, fullest } = encodeTermTable(
    { articles: input.article.length, hashes: input.hashes, names: input.names, lengths, codes: input.codes },
    PAGE_PAYLOAD,
  )
  const times = timeSteps(input)
  const head: Head = {
    articles: input.article.length,
    dated: input.dated,
    terms: input.hashes.length,
    timeBase: times.base,
    timeStep: times.step,
    postingBytes: postings.length,
    articleBytes: bytesOf(input.article.reduce((most, number) => Math.max(most, number), 0)),
    timeBytes: bytesOf(times.widest),
  }
  const payload = Math.max(fullest, HEAD_BYTES + 4 * timeEntries(head))
  const out = new ByteWriter(pages.length * payload + postings.length + 16 * head.articles + HEAD_BYTES)
  for (const page of pages) {
    out.raw(page)
    out.raw(new Uint8Array(payload - page.length))
  }
  writeHead(out, head)
  for (const step of times.directory) out.u32(step)
  for (const count of input.grams) out.u8(COUNT.pack(count))
  writeRows(out, input, head, times)
  out.raw(postings.view())
  return { content: out.view(), buckets: pages.length, payload }
}

type TimeSteps = {
  readonly base: number
  readonly step: number
  /** Step of every `stride`-th dated rank. */
  readonly directory: readonly number[]
  /** Steps of a dated rank since the directory's entry before it, and the most of all. */
  readonly since: (rank: number) => number
  readonly widest: number
}

function timeSteps({ time, dated }: TermsInput): TimeSteps {
  const base = dated > 0 ? Math.floor(time[0] ?? 0) : 0
  const span = dated > 0 ? (time[dated - 1] ?? base) - base : 0
  const step = Math.max(LEAST_STEP, Math.ceil((span + 1) / 2 ** 32))
  const stride = strideOf(dated)
  const of = (rank: number): number => Math.floor(((time[rank] ?? base) - base) / step)
  const since = (rank: number): number => of(rank) - of(rank - (rank % stride))
  let widest = 0
  for (let rank = 0; rank < dated; rank++) widest = Math.max(widest, since(rank))
  const directory = Array.from({ length: timeEntries({ dated }) }, (_, i) => of(i * stride))
  return { base, step, directory, since, widest }
}

const bytesOf = (value: number): number => Math.max(1, Math.ceil((32 - Math.clz32(value)) / 8))

function writeRows(out: ByteWriter, input: TermsInput, head: Head, times: TimeSteps): void {
  for (let rank = 0; rank < head.articles; rank++) {
    out.fixed(input.article[rank] ?? 0, head.articleBytes)
    out.fixed(rank < head.dated ? times.since(rank) : 0, head.timeBytes)
    out.u16(input.provider[rank] ?? 0)
    for (const column of [input.norm, input.titleNames, input.titleWeight, input.bestNeighbour])
      out.u8(WEIGHT.pack(column[rank] ?? 0))
  }
}
