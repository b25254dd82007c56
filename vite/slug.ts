/** A publisher's name as part of a file name and of a Mozilla add-on id. */

/** "The Gazette" gives "the-gazette". */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  // A name without any Latin letter still needs an id that is its own.
  return (
    slug || `publisher-${[...name].map((char) => char.codePointAt(0)?.toString(36)).join('')}`.slice(0, 60)
  )
}
