/** Writes the numbers of blocks and tables: scores and times. */

import type { ByteWriter } from '../../bytes/byte-writer.ts'
import { FLOAT } from '../read/values.ts'

const DIGITS = [0, 1, 2] as const

/** A score: 0 for none, else 1 + 4 x (score x 10^digits) + digits when 0 to 2 decimals say it exactly, else 4 and a float. */
export function writeQuality(writer: ByteWriter, quality: number | null): void {
  if (quality === null) {
    writer.varint(0)
    return
  }
  for (const digits of DIGITS) {
    const scaled = Math.round(quality * 10 ** digits)
    if (scaled >= 2 ** 48 || scaled / 10 ** digits !== quality) continue
    writer.varint(1 + scaled * 4 + digits)
    return
  }
  writer.varint(FLOAT)
  writer.f64(quality)
}

/** A time at or after `base`, a whole minute: 0 for none, else 1 + 2 x minutes, or 2 + 2 x seconds when they are not whole. */
export function writeTime(writer: ByteWriter, time: number | null, base: number): void {
  const after = time === null ? 0 : time - base
  const code = after % 60 === 0 ? 1 + (after / 60) * 2 : 2 + after * 2
  writer.varint(time === null ? 0 : code)
}

/** The whole minute at or before the earliest of `times`; 0 when all are null. */
export function baseTime(times: readonly (number | null)[]): number {
  let earliest = Number.POSITIVE_INFINITY
  for (const time of times) if (time !== null && time < earliest) earliest = time
  return earliest === Number.POSITIVE_INFINITY ? 0 : Math.floor(earliest / 60) * 60
}
