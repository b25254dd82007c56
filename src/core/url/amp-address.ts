/** Recognises an AMP page by its address. */
import { readAddress } from './address.ts'
import { cleanSegments, withJoinedId, withoutMarks, withoutTail } from './amp.ts'
import { splitPath } from './path.ts'
import { asksForAmp, readParams } from './query.ts'

/** Whether `url` is an AMP form: in a cache, on an `amp.` host, marked in its path or asked for by a parameter. */
export function isAmpAddress(url: string): boolean {
  const address = readAddress(url)
  if (address === null) return false
  if (address.cached || /^https?:\/\/amp\d?[.-]/i.test(url.trim())) return true
  const segments = splitPath(address.path)
  const marked =
    /\bamp/i.test(address.path) &&
    (withoutMarks(segments).join('/') !== segments.join('/') || endsInMark(address.path))
  return marked || readParams(address.query).some(asksForAmp)
}

function endsInMark(path: string): boolean {
  if (withoutTail(withJoinedId(path)) !== path) return true
  const last = cleanSegments(path).at(-1)?.toLowerCase() ?? ''
  return /amp[^/]*\/?$/i.test(path) && !last.includes('amp')
}
