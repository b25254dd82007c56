/** When sources are looked at again: a pure function of what is known of them and of the clock. */

/** Between two scheduled wakes, and between two tries of one source. Design promise; no setting goes below. */
export const FLOOR_SECONDS = 15 * 60
/** A source that keeps failing is still tried once a day. */
const CEILING_SECONDS = 24 * 3600
/** Half of the first wait after a failure, for sources that are looked at more rarely than this. */
const RETRY_SECONDS = 3600
/** A server that asks for more patience than this is asked again all the same. */
const PATIENCE_SECONDS = 7 * 24 * 3600
/** Waits are longer by up to this part, so that many devices do not call one server at the same second. */
const JITTER = 0.2

/** What the schedule knows of one source. Times are seconds since 1970. */
export type Attempts = {
  readonly id: string
  /** Wanted seconds between two tries; null: never by itself (a file, a folder, the bundled sample). */
  readonly every: number | null
  /** Null: never tried. */
  readonly lastTry: number | null
  /** Failed tries since the last good one. */
  readonly failures: number
  /** Drawn at the last try, 0 to 1. */
  readonly jitter: number
  /** What the server asked for (Retry-After). */
  readonly notBefore: number | null
}

/** When a source may be tried again; null: never by itself. A clock that was turned back makes it due. */
export function dueAt({ every, lastTry, failures, jitter, notBefore }: Attempts, now: number): number | null {
  if (every === null) return null
  if (lastTry === null || lastTry > now) return now
  const wanted = Math.max(every, FLOOR_SECONDS)
  const wait = (failures === 0 ? wanted : backOff(wanted, failures)) * (1 + JITTER * jitter)
  const asked = Math.min(notBefore ?? 0, lastTry + PATIENCE_SECONDS)
  return Math.ceil(Math.max(lastTry + wait, asked))
}

/** Twice as long with every failure; what is looked at rarely is tried again sooner first, so that a cut download goes on. */
const backOff = (wanted: number, failures: number): number =>
  Math.min(Math.min(wanted, RETRY_SECONDS) * 2 ** Math.min(failures, 20), Math.max(wanted, CEILING_SECONDS))

/** Whether a source may be tried now, in seconds since 1970. */
export const isDue = (source: Attempts, now: number): boolean =>
  (dueAt(source, now) ?? Number.POSITIVE_INFINITY) <= now

/** When a wake may happen: 15 minutes after the last one. Times are seconds since 1970; null: there was none. */
const allowedAt = (now: number, lastWake: number | null) =>
  lastWake === null || lastWake > now ? now : lastWake + FLOOR_SECONDS

/** The sources to try in this wake; none when the last wake is less than 15 minutes ago. */
export function dueNow(sources: readonly Attempts[], now: number, lastWake: number | null): string[] {
  if (now < allowedAt(now, lastWake)) return []
  return sources.flatMap((source) => (isDue(source, now) ? [source.id] : []))
}

/**
 * When to wake next, null when no source is ever due. One wake serves every source that is due by then.
 * Asked for after `lastWake` is set and before the tries begin, it is the wake that mends a worker stopped in between.
 */
export function nextWake(sources: readonly Attempts[], now: number, lastWake: number | null): number | null {
  const times = sources.flatMap((source) => dueAt(source, now) ?? [])
  return times.length === 0 ? null : Math.max(Math.min(...times), allowedAt(now, lastWake))
}
