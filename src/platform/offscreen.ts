/** Chromium's offscreen document: the one place where its background can have workers started. An extension has one of them. */

const PAGE = 'src/sources/workers/offscreen.html'

/** Hands the document a message, and with it what is transferred. */
export type Send = (message: unknown, transfer: Transferable[]) => void

type Client = { readonly url: string; readonly postMessage: Send }
// TypeScript's DOM types lack what only a service worker has.
const { clients } = globalThis as unknown as {
  clients: { matchAll(options: { includeUncontrolled: boolean }): Promise<readonly Client[]> }
}

let users = 0
let isOpen = false
let last: Promise<unknown> = Promise.resolve()

/** Opening and closing wait for each other. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work)
  last = turn.catch(() => {})
  return turn
}

const close = () => {
  const { offscreen } = chrome
  return offscreen.closeDocument().catch(() => {})
}

async function open(): Promise<Client> {
  const { offscreen } = chrome
  if (!isOpen) {
    // One that a stopped background left behind, with whatever it was doing.
    await close()
    await offscreen.createDocument({
      url: PAGE,
      reasons: [offscreen.Reason.WORKERS],
      justification: 'Write index files, and index the feeds the reader added.',
    })
    isOpen = true
  }
  const address = chrome.runtime.getURL(PAGE)
  const page = (await clients.matchAll({ includeUncontrolled: true })).find(({ url }) => url === address)
  if (page === undefined) throw new Error('The offscreen document did not open.')
  return page
}

async function closeUnused(): Promise<void> {
  if (users > 0) return
  isOpen = false
  await close()
}

/** Opens the document, unless it is open, for `work`; closes it when nobody uses it any more. */
export async function withOffscreenPage<T>(work: (send: Send) => Promise<T>): Promise<T> {
  users++
  try {
    const page = await inTurn(open)
    return await work((message, transfer) => page.postMessage(message, transfer))
  } finally {
    users--
    await inTurn(closeUnused)
  }
}
