/** Conditional requests: the headers to send, and how to read the response. */
import { WordedFault } from '../faults.ts'

/** Validators that the server sent with the stored copy. */
export type Validators = { readonly etag: string | null; readonly lastModified: string | null }

export const NO_VALIDATORS: Validators = { etag: null, lastModified: null }

/** UTF-16 units. Longer validators are dropped, because they are sent with every request. */
const MAX_VALIDATOR = 500

export function conditionalHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(etag === null ? {} : { 'If-None-Match': etag }),
    ...(lastModified === null ? {} : { 'If-Modified-Since': lastModified }),
  }
}

/**
 * The validators of a fresh answer, null of one that says "unchanged".
 * @param now seconds since 1970
 * @throws WordedFault of any other status; its code names it
 */
export function judge(status: number, headers: Headers, now: number): Validators | null {
  if (status === 304) return null
  if (status >= 200 && status < 300 && status !== 204 && status !== 206)
    return { etag: kept(headers, 'etag'), lastModified: kept(headers, 'last-modified') }
  throw new WordedFault(
    { code: `status-${status}`, message: statusReason(status), values: { status } },
    { notBefore: retryAfter(headers.get('retry-after'), now) },
  )
}

function kept(headers: Headers, name: string): string | null {
  const value = headers.get(name)
  return value !== null && value.length <= MAX_VALIDATOR ? value : null
}

const REASONS: Readonly<Record<number, string>> = {
  401: 'The server asks for a password (401).',
  403: 'The server refuses to give it (403).',
  404: 'There is nothing at this address any more (404).',
  410: 'The publisher has taken it away (410).',
  429: 'The server asks to be called less often (429).',
}

function statusReason(status: number): string {
  if (REASONS[status] !== undefined) return REASONS[status]
  if (status >= 500) return `The server has a problem of its own (${status}).`
  return `The server gave an unexpected answer (${status}).`
}

/** Retry-After, as seconds or as a date, to seconds since 1970; null when absent or unreadable. */
export function retryAfter(value: string | null, now: number): number | null {
  if (value === null) return null
  if (/^\s*\d{1,9}\s*$/.test(value)) return now + Number(value)
  const time = Date.parse(value) / 1000
  return Number.isFinite(time) && time > now ? Math.ceil(time) : null
}
