/** Writes the terms section: time-ordered columns, hashed buckets, posting lists. */
import { ByteSink } from './bytes.ts'
import {
  bucketOf,
  bucketTerms,
  chunkPostings,
  chunkRowBytes,
  directoryLimit,
  type Header,
  headerBytes,
  inlineBytes,
  packWeight,
  rowLimit,
  timeEntries,
} from './layout.ts'

/** All that the section holds; ranks are places in time order, undated articles last. */
export type TermsInput = {
  /** By rank: the article's number in the file, its time (dated ranks), its provider's tag, its norms. */
  readonly article: Uint32Array
  readonly time: Float64Array
  readonly dated: number
  readonly provider: Uint16Array
  readonly norm: Float32Array
  readonly nameNorm: Float32Array
  readonly titleWeight: Float32Array
  /** By term, in the order of their hashes: postings[starts[i] .. starts[i + 1]) are rank * 4 + places. */
  readonly hashes: Uint32Array
  readonly names: Uint8Array
  readonly starts: Uint32Array
  readonly postings: Uint32Array
}

export function writeTerms(input: TermsInput): Uint8Array {
  const { dated } = input
  const articles = input.article.length
  const base = dated > 0 ? Math.floor(input.time[0] ?? 0) : 0
  const span = dated > 0 ? (input.time[dated - 1] ?? base) - base : 0
  const step = Math.max(60, Math.ceil((span + 1) / rowLimit))
  const lists = writeLists(input)
  const header: Header = {
    articles,
    dated,
    terms: input.hashes.length,
    buckets: lists.directory.length,
    stride: Math.max(1, Math.ceil(dated / directoryLimit)),
    timeBase: base,
    timeStep: step,
    bucketBytes: lists.buckets.length,
    postingBytes: lists.postings.length,
  }
  const out = new ByteSink()
  const steps = (rank: number): number => Math.floor(((input.time[rank] ?? base) - base) / step)
  writeHeader(out, header)
  for (let i = 0; i < timeEntries(header); i++) out.fixed(steps(i * header.stride), 4)
  for (const offset of lists.directory) out.fixed(offset, 4)
  for (let rank = 0; rank < articles; rank++) {
    out.fixed(input.article[rank] ?? 0, 3)
    out.fixed(rank < dated ? steps(rank) : 0, 3)
    out.fixed(input.provider[rank] ?? 0, 2)
    out.byte(packWeight(input.norm[rank] ?? 0))
    out.byte(packWeight(input.nameNorm[rank] ?? 0))
    out.byte(packWeight(input.titleWeight[rank] ?? 0))
  }
  out.append(lists.buckets.bytes())
  out.append(lists.postings.bytes())
  return out.bytes()
}

function writeHeader(out: ByteSink, header: Header): void {
  for (const value of [header.articles, header.dated, header.terms, header.buckets, header.stride])
    out.fixed(value, 4)
  const base = new DataView(new ArrayBuffer(8))
  base.setFloat64(0, header.timeBase, true)
  out.append(new Uint8Array(base.buffer))
  for (const value of [header.timeStep, header.bucketBytes, header.postingBytes]) out.fixed(value, 4)
  out.append(new Uint8Array(headerBytes - out.length))
}

function writeLists(input: TermsInput): { directory: number[]; buckets: ByteSink; postings: ByteSink } {
  const count = input.hashes.length
  const total = Math.max(1, Math.min(directoryLimit, Math.ceil(count / bucketTerms)))
  const directory: number[] = []
  const buckets = new ByteSink()
  const postings = new ByteSink()
  let term = 0
  for (let bucket = 0; bucket < total; bucket++) {
    directory.push(buckets.length)
    buckets.fixed(postings.length, 4)
    let previous = 0
    for (; term < count && bucketOf(input.hashes[term] ?? 0, total) === bucket; term++) {
      const hash = input.hashes[term] ?? 0
      const list = encodeList(input.postings.subarray(input.starts[term] ?? 0, input.starts[term + 1] ?? 0))
      buckets.varint(hash - previous)
      buckets.varint((input.starts[term + 1] ?? 0) - (input.starts[term] ?? 0))
      buckets.byte(input.names[term] ?? 0)
      buckets.varint(list.length)
      if (list.length <= inlineBytes) buckets.append(list)
      else postings.append(list)
      previous = hash
    }
  }
  return { directory, buckets, postings }
}

/** Gap and places in one number; a list longer than a chunk starts with its chunk table. */
function encodeList(postings: Uint32Array): Uint8Array {
  const data = new ByteSink()
  const table = new ByteSink()
  const chunked = postings.length > chunkPostings
  const rows = chunked ? Math.ceil(postings.length / chunkPostings) : 0
  let previous = -1
  postings.forEach((posting, i) => {
    const rank = posting >>> 2
    if (chunked && i % chunkPostings === 0) {
      table.fixed(rank, 4)
      table.fixed(rows * chunkRowBytes + data.length, 4)
      previous = rank - 1
    }
    data.varint((rank - previous - 1) * 3 + (posting & 3) - 1)
    previous = rank
  })
  const out = new ByteSink()
  out.append(table.bytes())
  out.append(data.bytes())
  return out.bytes()
}
