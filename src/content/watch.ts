/** Runs by itself on granted hosts: reports the page at load, after navigations inside it, and when it is shown again. */
import { headNow, place, report, world } from './report.ts'

/** What was sent last: a page that changes its head for other reasons is not worth a message. */
let sent = ''
let here = place(location.href)

/**
 * Milliseconds between two reports: a page that changes its address or head in a loop must not keep the extension busy, and no
 * reader goes on so soon. What is reported after the pause is the page as it is then.
 */
const PAUSE = 200
let pausing = false
/** What waits for the end of the pause: nothing, a report if it differs, or one in any case. */
let due: 'none' | 'changed' | 'again' = 'none'

function pause(): void {
  pausing = true
  setTimeout(() => {
    pausing = false
    if (due !== 'none') send(due === 'again')
  }, PAUSE)
}

function send(again = true): void {
  if (pausing) {
    if (due !== 'again') due = again ? 'again' : 'changed'
    return
  }
  due = 'none'
  const body = report()
  const text = JSON.stringify(body)
  if (text === sent && !again) return
  sent = text
  pause()
  const { runtime } = ('browser' in globalThis ? browser : chrome) as typeof chrome
  try {
    // Nobody listens while the extension is being updated, and an orphaned script has no runtime left.
    runtime.sendMessage({ type: 'contentToWorkerReport', body })?.catch(() => {})
  } catch {}
}

/** The address changed without a load: the head is another page's until it changes too. */
function moved(): void {
  if (place(location.href) === here) return
  here = place(location.href)
  world.secondSourceStale = headNow().both
  send()
}

function start(): void {
  send()
  const { navigation } = globalThis as { navigation?: EventTarget } // newer than TypeScript's DOM types
  navigation?.addEventListener('currententrychange', moved)
  navigation?.addEventListener('navigatesuccess', moved)
  // The browser forgets a tab's badge when a page comes back from the back/forward cache.
  addEventListener('pageshow', (event) => event.persisted && send())
  new MutationObserver(() => send(false)).observe(document.head ?? document, {
    childList: true,
    subtree: true,
    attributeFilter: ['href', 'content'],
  })
}

// Injected again (another grant, another index): the script that runs already reports again.
if (world.secondSourceSend) world.secondSourceSend()
else {
  world.secondSourceSend = send
  const { prerendering } = document as { prerendering?: boolean } // newer than TypeScript's DOM types
  if (prerendering) document.addEventListener('prerenderingchange', start, { once: true })
  else start()
}

export default undefined
