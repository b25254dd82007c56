/**
 * The background of the bare-reads peer: opens one file and makes the given reads round by round, without using the bytes. This
 * is the minimum time of any index in a file, in this browser.
 */
import { type BareQuestion, bareFile } from './bare.ts'

/** As early as our extension, which opens its files before it knows the page. */
const opening = bareFile(false).then((handle) => handle.getFile())

async function readAll(rounds: BareQuestion): Promise<void> {
  const start = performance.now()
  const file = await opening
  performance.measure('opening', { start })
  for (const ranges of rounds)
    await Promise.all(ranges.map(([offset, length]) => file.slice(offset, offset + length).arrayBuffer()))
  performance.measure('reads', { start })
}

chrome.runtime.onMessage.addListener((rounds: BareQuestion, _sender, answer) => {
  void readAll(rounds).then(() => answer({ ok: true }))
  return true
})
