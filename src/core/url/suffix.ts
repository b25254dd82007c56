/** Public suffixes: the registrable domain of a host, shared hosts of pages (github.io) included. */
import { SUFFIXES } from './tables/suffixes.ts'

const rules = new Set<string>()
/** Parents of wildcards: "ck" for "*.ck". */
const wild = new Set<string>()
const exceptions = new Set<string>()
for (const line of SUFFIXES) {
  const [ending, ...names] = line.split(' ')
  for (const name of names) {
    if (name.startsWith('!')) exceptions.add(`${name.slice(1)}.${ending}`)
    else if (name === '*') wild.add(`${ending}`)
    else if (name.startsWith('*.')) wild.add(`${name.slice(2)}.${ending}`)
    else rules.add(`${name}.${ending}`)
  }
}

/** No suffix has more labels; a registrable domain has one more. */
const MAX_LABELS = 5

/** Whether nobody owns `host` itself: "co.uk", "github.io". */
export function isPublicSuffix(host: string): boolean {
  const dot = host.indexOf('.')
  if (dot < 0) return true
  return (rules.has(host) || wild.has(host.slice(dot + 1))) && !exceptions.has(host)
}

/** The domain its owner registered ("news.bbc.co.uk" gives "bbc.co.uk"); null for an IP address and for a bare suffix. */
export function registrable(host: string): string | null {
  if (host === '' || host.includes(':') || /^[\d.]+$/.test(host)) return null
  const suffix = publicSuffix(host)
  if (suffix === host) return null
  const rest = host.slice(0, -suffix.length - 1)
  return host.slice(rest.lastIndexOf('.') + 1)
}

function publicSuffix(host: string): string {
  let suffix = host.slice(host.lastIndexOf('.') + 1)
  let at = host.length
  for (let labels = 1; labels <= MAX_LABELS && at > 0; labels += 1) {
    at = host.lastIndexOf('.', at - 1)
    const name = host.slice(at + 1)
    if (exceptions.has(name)) return name.slice(name.indexOf('.') + 1)
    const isWild = name.includes('.') && wild.has(name.slice(name.indexOf('.') + 1))
    if (rules.has(name) || isWild) suffix = name
  }
  return suffix
}
