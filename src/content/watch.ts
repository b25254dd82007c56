/** Runs by itself on granted hosts: reports the page at load, after navigations inside it, and when it is shown again. */
import { headNow, place, report, world } from './report.ts'

/** What was sent last: a page that changes its head for other reasons is not worth a message. */
let sent = ''
let here = place(location.href)

/**
 * Reports that a page may cause within `PAUSE` milliseconds: one that changes its address or head in a loop must not keep the
 * extension busy, and no reader goes on so often. What is reported after a pause is the page as it is then.
 */
const AT_ONCE = 10
const PAUSE = 1000
let spare = AT_ONCE
/** What waits for the end of a pause: nothing, a report if it differs, or one in any case. */
let due: 'none' | 'changed' | 'again' = 'none'

function giveBack(): void {
  spare++
  if (due !== 'none') send(due === 'again')
}

function send(again = true): void {
  if (spare === 0) {
    if (due !== 'again') due = again ? 'again' : 'changed'
    return
  }
  due = 'none'
  const body = report()
  const text = JSON.stringify(body)
  if (text === sent && !again) return
  sent = text
  spare--
  setTimeout(giveBack, PAUSE)
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
