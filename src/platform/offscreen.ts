/** Chromium's offscreen document: the one place where its background can have workers started. */

const PAGE = 'src/sources/indexer/offscreen.html'
/** Opens the document, runs `work`, and closes it. Call one at a time: an extension has one such document. */
export async function withOffscreenPage<T>(work: () => Promise<T>): Promise<T> {
  const { offscreen } = chrome
  if (!(await offscreen.hasDocument()))
    await offscreen.createDocument({
      url: PAGE,
      reasons: [offscreen.Reason.WORKERS],
      justification: 'Index the feeds the reader added.',
    })
  try {
    return await work()
  } finally {
    await offscreen.closeDocument().catch(() => {})
  }
}
