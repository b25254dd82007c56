/** Reads what the page says about its own address. Used by both scripts that run in pages. It never writes to the DOM. */
import { pageUrl } from '../core/url/page-url.ts'
import type { PageReport } from '../platform/page-report.ts'

/** State that the registered script shares with scripts injected later: they run in the same isolated world. */
export const world = globalThis as {
  /** The head as it was at the last same-document navigation. */
  secondSourceStale?: string
  /** Reports the page again. */
  secondSourceSend?: () => void
}

/** The addresses that the head names, also as one comparable text. */
export function headNow(): { canonical: string | null; ogUrl: string | null; both: string } {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel~=canonical i]')?.href ?? null
  const ogUrl = document.querySelector<HTMLMetaElement>('meta[property="og:url"]')?.content ?? null
  return { canonical, ogUrl, both: `${canonical} ${ogUrl}` }
}

/**
 * Without the registered script, earlier navigations are unknown: then the head counts only while the
 * document is still at the address it was loaded from.
 */
function fresh(both: string): boolean {
  if (world.secondSourceStale !== undefined) return world.secondSourceStale !== both
  const loaded = performance.getEntriesByType('navigation')[0]?.name
  return loaded === undefined || pageUrl(loaded) === pageUrl(location.href)
}

export function report(): PageReport {
  const { canonical, ogUrl, both } = headNow()
  return { url: location.href, canonical, ogUrl, fresh: fresh(both) }
}
