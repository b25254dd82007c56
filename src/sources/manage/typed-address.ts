/** Parses addresses that readers type or paste. */
import { SourceFault } from '../faults.ts'

/**
 * An http(s) address; `https://` is added if there is no scheme.
 * @throws SourceFault `not-an-address`
 */
export function readTypedAddress(text: string): URL {
  const typed = text.trim()
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) && !/^[^/]*:\d/.test(typed) ? typed : `https://${typed}`
  const wrong = new SourceFault('not-an-address')
  if (typed === '' || /\s/.test(typed) || !URL.canParse(whole)) throw wrong
  const url = new URL(whole)
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') throw wrong
  url.hash = ''
  return url
}

/** The address of an index.json. If it ends with "/", it is a folder's and "index.json" is added. */
export function readPublicationAddress(text: string): string {
  const url = readTypedAddress(text)
  return url.pathname.endsWith('/') ? new URL('index.json', url).href : url.href
}
