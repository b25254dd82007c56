/** Element and attribute names with one prefix for each namespace, whatever prefix a document chose. */

/** Usual prefixes by namespace, without scheme and final slash. '': the document's own elements. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'www.w3.org/2005/atom': 'atom',
  'purl.org/atom/ns#': 'atom',
  'purl.org/rss/1.0': '',
  'my.netscape.com/rdf/simple/0.9': '',
  'backend.userland.com/rss2': '',
  'backend.userland.com/rss': '',
  'blogs.law.harvard.edu/tech/rss': '',
  'purl.org/dc/elements/1.1': 'dc',
  'purl.org/dc/elements/1.0': 'dc',
  'purl.org/dc/terms': 'dcterms',
  'purl.org/rss/1.0/modules/content': 'content',
  'purl.org/rss/1.0/modules/syndication': 'sy',
  'search.yahoo.com/mrss': 'media',
  'search.yahoo.com/rss': 'media',
  'www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'www.youtube.com/xml/schemas/2015': 'yt',
  'www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'www.w3.org/1999/xhtml': 'xhtml',
}

/** Prefixes that are used without being declared. */
const UNDECLARED: Readonly<Record<string, string>> = { rss: '', a10: 'atom', atom03: 'atom', atom10: 'atom' }

/** Namespaces of one document; a hostile one declares no end of them. */
const MAX_PREFIXES = 100

/** Canonical prefixes by the document's; the default namespace is that of ''. */
export type Prefixes = ReadonlyMap<string, string>

const nameOfUri = (uri: string): string | undefined =>
  NAMESPACES[
    uri
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/\/$/, '')
  ]

/** `outer` with what an element declares. */
export function withDeclared(outer: Prefixes, attributes: ReadonlyMap<string, string>): Prefixes {
  let inner: Map<string, string> | undefined
  for (const [name, uri] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    const prefix = name.slice(6)
    inner ??= new Map(outer)
    if (inner.size < MAX_PREFIXES) inner.set(prefix, nameOfUri(uri) ?? prefix)
  }
  return inner ?? outer
}

/** A name in its canonical spelling: lower case, with the usual prefix, without one for the document's own elements. */
export function canonicalName(name: string, prefixes: Prefixes, own: string): string {
  const lower = name.toLowerCase()
  const colon = lower.indexOf(':')
  const prefix = colon < 0 ? '' : lower.slice(0, colon)
  const local = colon < 0 ? lower : lower.slice(colon + 1)
  const canonical = prefixes.get(prefix) ?? UNDECLARED[prefix] ?? prefix
  return canonical === '' || canonical === own ? local : `${canonical}:${local}`
}
