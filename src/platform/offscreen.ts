/** Chromium's offscreen document: its service worker cannot start workers, but this document can. An extension has one. */

const PAGE = 'src/sources/workers/offscreen.html'

/** Posts a message to the document, with transferred objects. */
export type Send = (message: unknown, transfer: Transferable[]) => void

type Client = { readonly url: string; readonly postMessage: Send }
// TypeScript's DOM types lack what only a service worker has.
const { clients } = globalThis as unknown as {
  clients: { matchAll(options: { includeUncontrolled: boolean }): Promise<readonly Client[]> }
}

let users = 0
let isOpen = false
let last: Promise<unknown> = Promise.resolve()

/** Opening and closing run one after the other. */
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
    // A stopped background may have left a document behind.
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

/** Opens the document for `work` unless it is open. Closes it after its last use. */
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
