/** Computes when sources are refreshed, from their state and the time. */

/** Minimum time between two scheduled wakes, and between two tries of one source. The design promises it; no setting is lower. */
export const FLOOR_SECONDS = 15 * 60
/** A source that keeps failing is still tried once a day. */
const CEILING_SECONDS = 24 * 3600
/** Half of the first wait after a failure, for sources with a longer interval than this. */
const RETRY_SECONDS = 3600
/** The longest Retry-After that is respected. */
const PATIENCE_SECONDS = 7 * 24 * 3600
/** Waits are longer by up to this fraction, so that many devices do not send requests to one server in the same second. */
const JITTER = 0.2

/** The state of one source for the schedule. Times are seconds since 1970. */
export type Attempts = {
  readonly id: string
  /** Seconds between two tries; null: never scheduled (a file, a folder, the packaged index). */
  readonly every: number | null
  /** Null: never tried. */
  readonly lastTry: number | null
  /** Failed tries since the last success. */
  readonly failures: number
  /** Random, 0 to 1; drawn at the last try. */
  readonly jitter: number
  /** From Retry-After. */
  readonly notBefore: number | null
}

/** When a source is due; null: never. If the clock was turned back before the last try, it is due now. */
export function dueAt({ every, lastTry, failures, jitter, notBefore }: Attempts, now: number): number | null {
  if (every === null) return null
  if (lastTry === null || lastTry > now) return now
  const wanted = Math.max(every, FLOOR_SECONDS)
  const wait = (failures === 0 ? wanted : backOff(wanted, failures)) * (1 + JITTER * jitter)
  const asked = Math.min(notBefore ?? 0, lastTry + PATIENCE_SECONDS)
  return Math.ceil(Math.max(lastTry + wait, asked))
}

/** Doubles with every failure. Sources with a long interval start shorter, so that an interrupted download resumes soon. */
const backOff = (wanted: number, failures: number): number =>
  Math.min(Math.min(wanted, RETRY_SECONDS) * 2 ** Math.min(failures, 20), Math.max(wanted, CEILING_SECONDS))

/** Whether a source may be tried now, in seconds since 1970. */
export const isDue = (source: Attempts, now: number): boolean =>
  (dueAt(source, now) ?? Number.POSITIVE_INFINITY) <= now

/** The earliest time for a wake: 15 minutes after the last one. Times are seconds since 1970; null: there was none. */
const allowedAt = (now: number, lastWake: number | null) =>
  lastWake === null || lastWake > now ? now : lastWake + FLOOR_SECONDS

/** The ids of the sources to try in this wake; empty within 15 minutes of the last one. */
export function dueNow(sources: readonly Attempts[], now: number, lastWake: number | null): string[] {
  if (now < allowedAt(now, lastWake)) return []
  return sources.flatMap((source) => (isDue(source, now) ? [source.id] : []))
}

/**
 * When to wake next; null if no source is ever due. One wake serves every source that is due by then. Set before the tries
 * begin, this alarm also makes up for a background that is stopped during them.
 */
export function nextWake(sources: readonly Attempts[], now: number, lastWake: number | null): number | null {
  const times = sources.flatMap((source) => dueAt(source, now) ?? [])
  return times.length === 0 ? null : Math.max(Math.min(...times), allowedAt(now, lastWake))
}
