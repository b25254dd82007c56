/** Runs on granted hosts: reports the page at load, after same-document navigations, and when it is shown again. */
import { pageUrl } from '../core/url/page-url.ts'
import { headNow, report, world } from './report.ts'

/** The last report sent. Changes of the head that leave it equal are not reported. */
let sent = ''
let here = pageUrl(location.href)

/**
 * A token bucket: at most `BURST` reports within `PAUSE` milliseconds, because a page that changes its address in a loop must not keep the
 * extension busy. After a pause the page is reported as it is then.
 */
const BURST = 10
const PAUSE = 1000
let tokens = BURST
/** What to do when a token is free: nothing, report if changed, or report in any case. */
let due: 'none' | 'changed' | 'again' = 'none'

function refill(): void {
  tokens++
  if (due !== 'none') send(due === 'again')
}

function send(again = true): void {
  if (tokens === 0) {
    if (due !== 'again') due = again ? 'again' : 'changed'
    return
  }
  due = 'none'
  const body = report()
  const text = JSON.stringify(body)
  if (text === sent && !again) return
  sent = text
  tokens--
  setTimeout(refill, PAUSE)
  const { runtime } = ('browser' in globalThis ? browser : chrome) as typeof chrome
  try {
    // Nobody listens while the extension is being updated, and an orphaned script has no runtime.
    runtime.sendMessage({ type: 'contentToWorkerReport', body })?.catch(() => {})
  } catch {}
}

/** Handles a change of address without a load: the head belongs to the previous page until it changes. */
function moved(): void {
  if (pageUrl(location.href) === here) return
  here = pageUrl(location.href)
  world.secondSourceStale = headNow().both
  send()
}

function start(): void {
  send()
  const { navigation } = globalThis as { navigation?: EventTarget } // newer than TypeScript's DOM types
  navigation?.addEventListener('currententrychange', moved)
  navigation?.addEventListener('navigatesuccess', moved)
  // The browser clears a tab's badge when a page returns from the back/forward cache.
  addEventListener('pageshow', (event) => event.persisted && send())
  new MutationObserver(() => send(false)).observe(document.head ?? document, {
    childList: true,
    subtree: true,
    attributeFilter: ['href', 'content'],
  })
}

// Injected again after another grant or index: the running script reports again.
if (world.secondSourceSend) world.secondSourceSend()
else {
  world.secondSourceSend = send
  const { prerendering } = document as { prerendering?: boolean } // newer than TypeScript's DOM types
  if (prerendering) document.addEventListener('prerenderingchange', start, { once: true })
  else start()
}

export default undefined
