/** The only way an address of an index reaches a link. */

/** The address when it is http(s), else null. Indexes are checked when read; this holds even if that fails. */
export const safeHref = (url: string | null): string | null => {
  if (url === null) return null
  try {
    const { protocol, href } = new URL(url)
    return protocol === 'https:' || protocol === 'http:' ? href : null
  } catch {
    return null
  }
}
