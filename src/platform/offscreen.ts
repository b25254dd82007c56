/** Chromium's offscreen document: the one place where its background can have workers started. */

const PAGE = 'src/sources/indexer/offscreen.html'
/** Chromium stops a service worker that has called nothing for 30 seconds. */
const HEARTBEAT_MS = 20_000

/** Opens the document, runs `work`, and closes it. Call one at a time: an extension has one such document. */
export async function withOffscreenPage<T>(work: () => Promise<T>): Promise<T> {
  const { offscreen, runtime } = chrome
  if (!(await offscreen.hasDocument()))
    await offscreen.createDocument({
      url: PAGE,
      reasons: [offscreen.Reason.WORKERS],
      justification: 'Index the feeds the reader added.',
    })
  const heartbeat = setInterval(() => void runtime.getPlatformInfo(), HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    await offscreen.closeDocument().catch(() => {})
  }
}
