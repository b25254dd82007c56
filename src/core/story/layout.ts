/** Where things are in the terms section. docs/format.md describes it; the writer and the reader share these numbers. */

/** Bytes of the header. */
export const headerBytes = 64
/** Most entries of the time directory and of the bucket directory: both, with the header, are read in one go. */
export const directoryLimit = 1000
/** A column row: article 3, time 3, provider 2, text norm 1, name norm 1, title weight 1. */
export const rowBytes = 11
/** Terms a bucket aims at. */
export const bucketTerms = 64
/** Posting lists of at most this many bytes stand in the bucket itself. */
export const inlineBytes = 12
/** Postings of a chunk of a long list; a long list starts with a row a chunk (first rank, offset of its bytes). */
export const chunkPostings = 128
export const chunkRowBytes = 8
/** Largest article number and time step a row can hold. */
export const rowLimit = 2 ** 24

export type Header = {
  readonly articles: number
  /** The first `dated` ranks have a time, in order; the rest have none. */
  readonly dated: number
  readonly terms: number
  readonly buckets: number
  /** Ranks between two entries of the time directory. */
  readonly stride: number
  /** Seconds since 1970 of time step 0, and seconds of a step. */
  readonly timeBase: number
  readonly timeStep: number
  readonly bucketBytes: number
  readonly postingBytes: number
}

export type Places = {
  readonly times: number
  readonly directory: number
  readonly columns: number
  readonly buckets: number
  readonly postings: number
  readonly end: number
}

export function timeEntries(header: Header): number {
  return Math.ceil(header.dated / header.stride)
}

/** Offsets in the section, all from the counts: nothing to trust. */
export function places(header: Header): Places {
  const times = headerBytes
  const directory = times + 4 * timeEntries(header)
  const columns = directory + 4 * header.buckets
  const buckets = columns + rowBytes * header.articles
  const postings = buckets + header.bucketBytes
  return { times, directory, columns, buckets, postings, end: postings + header.postingBytes }
}

/** The bucket of a hash: its place in 32 bits, scaled. */
export function bucketOf(hash: number, buckets: number): number {
  return Math.floor((hash * buckets) / 2 ** 32)
}

/** Norms and weights are kept in a byte, in steps of 2.5 %: 0 is none, 1 is 0.1, 255 is 53. */
export function packWeight(value: number): number {
  if (!(value > 0)) return 0
  return Math.max(1, Math.min(255, Math.round(1 + Math.log(value * 10) / Math.log(1.025))))
}

export function unpackWeight(byte: number): number {
  return byte === 0 ? 0 : 0.1 * 1.025 ** (byte - 1)
}

/** 16 bits of a provider's identity: one in 65,536 other providers is taken for the page's own and left out. */
export function providerTag(hash: number): number {
  return hash >>> 16
}
