/** What an index.json means for an installed index: an update, nothing new, or why it is refused. */
import type { Publication } from './publication.ts'

/** The index that is installed on the device. */
export type InstalledIndex = {
  /** ISO 8601: the `built` of the index.json it came from. */
  readonly built: string
  readonly parts: readonly { readonly hash: string; readonly size: number }[]
}

/** Where the index.json was asked for, and where the answer came from after redirects. */
export type Origin = { readonly asked: string; readonly answered: string }

/** `update`: install the parts of the publication. Parts that are on the device already are not downloaded again. */
export type UpdatePlan =
  | { readonly kind: 'update' }
  | { readonly kind: 'current' }
  | ({ readonly kind: 'refused' } & Refused)

export type Refusal = 'other-host' | 'not-secure' | 'built-ahead' | 'older' | 'shrunk'

/** A publisher's clock, or the device's, may be ahead by this much. */
const SKEW_SECONDS = 3600
/** An index that loses more than half of its bytes at once was more likely built from an empty folder. */
const SHRINK_TO = 0.5

/**
 * Plans an update. The order of the checks is the order of what a reader can do about them.
 * @param installed null when nothing is installed yet
 * @param now seconds since 1970
 */
export function planUpdate(
  publication: Publication,
  installed: InstalledIndex | null,
  now: number,
): UpdatePlan {
  const refusal = refuseClock(publication, now) ?? (installed && refuseStepBack(publication, installed))
  if (refusal !== null) return { kind: 'refused', ...refusal }
  return { kind: installed !== null && sameParts(publication, installed) ? 'current' : 'update' }
}

/** An older index.json with the same parts is no step back: caches of one host may differ for a while. */
const sameParts = (next: Publication, { parts }: InstalledIndex): boolean => {
  const held = new Set(parts.map(({ hash }) => hash))
  return next.parts.length === held.size && next.parts.every(({ hash }) => held.has(hash))
}

/** `message` is for the reader, in English; `values` are what a sentence in another language names. */
export type Refused = {
  readonly code: Refusal
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Why an answer is not taken, whatever it says; null when it is. To be asked before the answer is read. */
export function refuseOrigin({ asked, answered }: Origin): Refused | null {
  const from = new URL(asked)
  const to = new URL(answered)
  if (from.host !== to.host)
    return {
      code: 'other-host',
      message: `The address now leads to another host, ${to.host}. If the publisher has moved, add the new address.`,
      values: { host: to.host },
    }
  if (from.protocol === 'https:' && to.protocol !== 'https:')
    return { code: 'not-secure', message: 'The address now leads to a connection that is not secure.' }
  return null
}

function refuseClock({ built }: Publication, now: number): Refused | null {
  if (Date.parse(built) / 1000 <= now + SKEW_SECONDS) return null
  return {
    code: 'built-ahead',
    message: `The index says it was built at ${built}, which is later than this device's clock. Check the device's date; if it is right, the publisher's is wrong.`,
    values: { built },
  }
}

function refuseStepBack(next: Publication, installed: InstalledIndex): Refused | null {
  if (sameParts(next, installed)) return null
  if (Date.parse(next.built) < Date.parse(installed.built))
    return {
      code: 'older',
      message: `The publisher offers an older index (${next.built}) than the one installed (${installed.built}).`,
      values: { built: next.built, installed: installed.built },
    }
  const before = bytes(installed.parts)
  const after = bytes(next.parts)
  if (after >= before * SHRINK_TO || isMeant(next, installed)) return null
  return {
    code: 'shrunk',
    message: `The new index has ${percent(after, before)} of every 100 bytes of the installed one, which looks like an accident of the publisher. To replace it on purpose, the publisher names the old hash in "replaces".`,
    values: { share: percent(after, before) },
  }
}

/** A publisher means to shrink when every part that would go is named. */
function isMeant({ parts, replaces }: Publication, installed: InstalledIndex): boolean {
  const stay = new Set([...parts.map(({ hash }) => hash), ...replaces])
  return installed.parts.every(({ hash }) => stay.has(hash))
}

const bytes = (parts: readonly { readonly size: number }[]) => parts.reduce((sum, { size }) => sum + size, 0)
const percent = (part: number, whole: number) => Math.floor((100 * part) / whole)
