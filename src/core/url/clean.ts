/** Links as they are opened: without the parameters that only tell where a reader came from. */
import { isTracking } from './query.ts'
import { MAX_LENGTH } from './spelling.ts'

/** `url` without tracking parameters; everything else byte for byte. What is not http(s), or longer than any address, is given back as it is. */
export function cleanLink(url: string): string {
  if (url.length > MAX_LENGTH || !/^https?:\/\//i.test(url)) return url
  const hash = url.indexOf('#')
  const end = hash < 0 ? url.length : hash
  const at = url.indexOf('?')
  if (at < 0) return url
  const parts = url.slice(at + 1, end).split('&')
  const kept = parts.filter((part) => !isTracking((part.split('=', 1)[0] ?? '').toLowerCase()))
  if (kept.length === parts.length) return url
  return `${url.slice(0, at)}${kept.length > 0 ? '?' : ''}${kept.join('&')}${url.slice(end)}`
}
