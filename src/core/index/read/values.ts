/** Reads the numbers of blocks and tables: scores and times. */
import type { ByteReader } from '../../bytes/byte-reader.ts'

/** Code of a score that is written as a 64-bit float. */
export const FLOAT = 4

export function readQuality(reader: ByteReader): number | null {
  const code = reader.varint()
  if (code === 0) return null
  const quality = code === FLOAT ? reader.f64() : Math.floor((code - 1) / 4) / 10 ** ((code - 1) % 4)
  if (!Number.isFinite(quality) || quality < 0 || (code !== FLOAT && (code - 1) % 4 === 3))
    throw reader.malformed('a score', code)
  return quality
}

/** A Date can hold times within this many seconds of 1970. */
export const TIME_LIMIT = 8.64e12

export function readTime(reader: ByteReader, base: number): number | null {
  const code = reader.varint()
  if (code === 0) return null
  const time = base + (code % 2 === 1 ? ((code - 1) / 2) * 60 : (code - 2) / 2)
  if (Math.abs(time) > TIME_LIMIT) throw reader.malformed('a time that has a date', time)
  return time
}
