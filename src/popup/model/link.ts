/** Every address of an index that becomes a link passes through here. */

/** The address if it is http(s), else null. The index reader checks addresses too; this is the second line of defence. */
export const safeHref = (url: string | null): string | null => {
  if (url === null) return null
  try {
    const { protocol, href } = new URL(url)
    return protocol === 'https:' || protocol === 'http:' ? href : null
  } catch {
    return null
  }
}
