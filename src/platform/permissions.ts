/** Host permissions: list, request, revoke, and observe changes. */
import { browser, type Permissions } from './browser.ts'

/**
 * The origin patterns of a domain. They avoid `*://`: with `https://` and
 * `http://` declared apart, both browsers refuse a request for a `*://` pattern.
 */
export const originsOf = (domain: string): string[] => [`https://*.${domain}/*`, `http://*.${domain}/*`]

/** Every granted http(s) origin pattern, sorted. */
export async function grantedOrigins(): Promise<string[]> {
  const { origins = [] } = await browser.permissions.getAll()
  return origins.filter((origin) => /^(https?|\*):/.test(origin) || origin === '<all_urls>').sort()
}

/** Requests origins. Call it in the handler of a press before any `await`: browsers require the user gesture. */
export const requestOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...origins] })

export const removeOrigins = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.remove({ origins: [...origins] })

/** Calls `listener` with added and removed origins. Returns a function that stops listening. */
export function onOrigins(listener: (change: { added: string[]; removed: string[] }) => void): () => void {
  const { onAdded, onRemoved } = browser.permissions
  const came = ({ origins = [] }: Permissions.Permissions) => listener({ added: origins, removed: [] })
  const went = ({ origins = [] }: Permissions.Permissions) => listener({ added: [], removed: origins })
  onAdded.addListener(came)
  onRemoved.addListener(went)
  return () => {
    onAdded.removeListener(came)
    onRemoved.removeListener(went)
  }
}
