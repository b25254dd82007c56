/** What a terms section may say: every rule that a reader holds it to, its checksums being right. */
import { describe, expect, it } from 'vitest'
import { BitWriter } from '../bytes/bit-writer.ts'
import { ByteReader } from '../bytes/byte-reader.ts'
import { ByteWriter } from '../bytes/byte-writer.ts'
import { IndexError } from '../bytes/index-error.ts'
import { memorySource } from '../index/fixtures/memory-source.ts'
import { GRAM_COUNTS } from '../text/title-grams.ts'
import { CHUNK_POSTINGS, readHead, tableBytes, writeHead } from './layout.ts'
import { readBucket } from './read-bucket.ts'
import { ListReader } from './read-lists.ts'
import { decodePostings } from './read-postings.ts'
import { Window } from './window.ts'
import { writeInline, writeList } from './write-postings.ts'

const refuses = (act: () => unknown, rule: string): void => {
  expect(act).toThrow(IndexError)
  expect(act).toThrow(rule)
}

const codesOf = (ranks: readonly number[]): Uint32Array => Uint32Array.from(ranks, (rank) => rank * 4 + 1)

describe('postings', () => {
  const bits = new BitWriter()
  const written = (ranks: readonly number[], articles: number): Uint8Array => {
    bits.clear()
    writeInline(bits, codesOf(ranks), articles)
    return bits.view().slice()
  }
  const read = (bytes: Uint8Array, count: number, limit: number): Uint32Array => {
    const codes = new Uint32Array(count)
    decodePostings({ bytes, base: 0, limit }, { from: 0, count, previous: -1, order: 1 }, codes, 0)
    return codes
  }

  it('are of ranks below the number of articles, and end where they say', () => {
    // Two of 9 articles: an order of 1.
    const bytes = written([3, 8], 9)
    expect(read(bytes, 2, 9)).toEqual(codesOf([3, 8]))
    refuses(() => read(bytes, 2, 8), 'a rank below 8')
    refuses(() => read(bytes.subarray(0, -1), 2, 9), 'postings')
    refuses(() => read(bytes, 3, 9), 'a number below 2^24')
    refuses(() => read(new Uint8Array(9), 1, 9), 'a number below 2^24')
  })
})

it('a head names fewer than 2^24 articles, though the section had room for them', () => {
  const read = (articles: number) => {
    const out = new ByteWriter()
    const none = {
      dated: 0,
      terms: 0,
      timeBase: 0,
      timeStep: 1,
      postingBytes: 0,
      articleBytes: 1,
      timeBytes: 1,
    }
    writeHead(out, { articles, ...none })
    // A row has 1 byte of article, 1 of time and 6 more.
    const size = out.length + GRAM_COUNTS + 8 * articles
    return readHead(new ByteReader(out.take()), { buckets: 0, payload: 2044, size }).head.articles
  }
  expect(read(2 ** 24 - 1)).toBe(2 ** 24 - 1)
  refuses(() => read(2 ** 24), 'fewer than 16777216 articles')
})

describe('a bucket', () => {
  type Term = { hash: number; df: number; length?: number }
  /** A bucket of two whose least hash is 2^31, in an index of 9 articles and 100 bytes of lists. */
  const bucket = (terms: readonly Term[], count = terms.length): Uint8Array => {
    const out = new ByteWriter()
    out.u32(0)
    out.u16(count)
    let before = 2 ** 31
    for (const { hash, df, length } of terms) {
      out.varint(hash - before)
      out.varint(df)
      out.u8(0)
      if (length !== undefined) out.varint(length)
      before = hash
    }
    out.raw(new Uint8Array(8).fill(0xff))
    return out.take()
  }
  const read = (bytes: Uint8Array, number = 1, postingBytes = 100) =>
    readBucket(bytes, 0, { bucket: number, buckets: 2, articles: 9, postingBytes }, null)
  const own = 2 ** 31 + 5

  /** `own` as the first hash, then `varint` where its df or its list's length stands. */
  const withVarint = (before: readonly number[], varint: readonly number[]): Uint8Array => {
    const out = new ByteWriter()
    out.u32(0)
    out.u16(1)
    out.varint(5)
    for (const byte of [...before, ...varint]) out.u8(byte)
    out.raw(new Uint8Array(400))
    return out.take()
  }

  it.each([6, 150, 300])('has no varint of %d bytes', (length) => {
    // Zeros alone: beyond 146 bytes their scale is infinite, and zero times that is no number.
    const long = [...Array.from({ length: length - 1 }, () => 0x80), 1]
    refuses(() => read(withVarint([], long)), 'varints of at most 5 bytes')
    refuses(() => read(withVarint([9, 0], long)), 'varints of at most 5 bytes')
  })

  it('has no list longer than its postings can be', () => {
    refuses(() => read(bucket([{ hash: own, df: 5, length: 38 }])), 'a list of at most 37 bytes')
  })

  it('has terms of its own hashes, of some articles, with lists inside of theirs', () => {
    expect(read(bucket([{ hash: own, df: 1 }])).map(({ hash, df }) => [hash, df])).toEqual([[own, 1]])
    refuses(() => read(bucket([{ hash: own, df: 0 }])), '1 to 9 articles')
    refuses(() => read(bucket([{ hash: own, df: 10, length: 5 }])), '1 to 9 articles')
    refuses(() => read(bucket([{ hash: own, df: 5, length: 37 }]), 1, 30), 'a list within 30 bytes')
    refuses(() => read(bucket([{ hash: 2 ** 32, df: 1 }])), 'hashes of bucket 1')
    refuses(() => read(bucket([{ hash: 2 ** 32, df: 1 }]), 0), 'hashes of bucket 0')
    refuses(() => read(bucket([{ hash: own, df: 1 }], 2).subarray(0, 9)), '2 terms')
    refuses(() => read(new Uint8Array(5)), '6 bytes')
  })
})

describe('a list', () => {
  const articles = 2000
  const ranks = Array.from({ length: CHUNK_POSTINGS + 40 }, (_, i) => i * 3)
  const out = new ByteWriter()
  const length = writeList(out, codesOf(ranks))
  const sound = out.take()
  const all = new Window([{ from: 0, to: articles }], articles)

  async function read(bytes: Uint8Array, window = all): Promise<number[]> {
    const lists = new ListReader(memorySource(bytes), 0, articles)
    const entry = { hash: 1, df: ranks.length, name: 0, offset: 0, length, inline: null }
    const codes: number[] = []
    for (const span of await lists.spans(entry, window, 0))
      codes.push(...lists.codes(span, await lists.read(span), window))
    return codes
  }
  const changed = (change: (view: DataView) => void): Uint8Array => {
    const bytes = sound.slice()
    change(new DataView(bytes.buffer))
    return bytes
  }

  it.each<[string, (view: DataView) => void, string]>([
    ['chunks in order of their ranks', (view) => view.setUint16(7, 0), 'chunks in order'],
    ['chunks in order of their bytes', (view) => view.setUint32(10, 1, true), 'chunks in order'],
    ['the first chunk behind the table', (view) => view.setUint32(3, 15, true), 'chunks in order'],
    ['chunks inside of the list', (view) => view.setUint32(10, length, true), 'chunks in order'],
    ['ranks of chunks below the number of articles', (view) => view.setUint8(9, 1), 'chunks in order'],
    ['orders up to 24', (view) => view.setUint8(tableBytes(ranks.length), 25), 'a number below 2^24'],
    ['chunks that end where the next begins', (view) => view.setUint8(tableBytes(ranks.length), 9), ''],
  ])('has %s', async (_rule, change, words) => {
    expect(await read(sound)).toEqual([...codesOf(ranks)])
    const error = await read(changed(change)).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(IndexError)
    expect(String(error)).toContain(words)
  })

  it('has ranks in order from chunk to chunk', async () => {
    // The second chunk begins where the table says: with a rank that the first one has passed.
    const early = changed((view) => view.setUint16(7, 300, true))
    await expect(read(early)).rejects.toThrow('ranks in order')
  })
})
