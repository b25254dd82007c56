/**
 * The background of the bare peer: opens one file and reads what it is told to, round by round, and makes nothing of it. What an
 * index in a file cannot do without, in this browser.
 */
import { type BareQuestion, bareFile } from './bare.ts'

/** As early as ours, which begins to open before it knows the question. */
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
