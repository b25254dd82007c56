/**
 * Installing an index from a local server: seconds from the press to the page's word, beside a plain copy of the same bytes
 * (downloaded and written by a stream), what a bare worker takes to download them, alone and hashed and written in place, writing
 * them alone, and filling IndexedDB with a record an article. Budget: twice the writing.
 */
import type { BrowserName, Evaluates } from '../test/e2e/harness/types.ts'
import { floorSeconds, withFloor } from './support/floor.ts'
import { installOnOptionsPage } from './support/install.ts'
import { type MadeUpIndex, madeUpIndex } from './support/made-up-index.ts'
import { BROWSERS, browserVersions, DIST } from './support/packages.ts'
import { withPeer } from './support/peer-world.ts'
import { quantile, round, writeResult } from './support/result.ts'
import { sizesUpTo } from './support/sizes.ts'
import { HOST, publish, startWorld } from './support/world.ts'

const ROUNDS = 3
/** A database of more takes most of an hour. */
const MOST_IDB = 100_000

/** Runs in an extension page; gives seconds. `pieces` makes a stream of the bytes. */
const written = (pieces: string) => `(async () => {
  const start = performance.now()
  const file = await (await navigator.storage.getDirectory()).getFileHandle('plain-copy', { create: true })
  await (${pieces}).pipeTo(await file.createWritable())
  const seconds = (performance.now() - start) / 1000
  await (await navigator.storage.getDirectory()).removeEntry('plain-copy')
  return seconds
})()`

const PIECE = 4 * 1024 * 1024
const ofMemory = (bytes: number) => `new ReadableStream({
  left: ${bytes},
  piece: crypto.getRandomValues(new Uint8Array(65536)),
  pull(controller) {
    const piece = new Uint8Array(Math.min(${PIECE}, this.left))
    for (let at = 0; at < piece.length; at += 65536) piece.set(this.piece.subarray(0, piece.length - at), at)
    controller.enqueue(piece)
    this.left -= piece.length
    if (this.left === 0) controller.close()
  },
})`

const median = async (rounds: number, run: () => Promise<number>): Promise<number> => {
  const seconds: number[] = []
  for (let i = 0; i < rounds; i++) seconds.push(await run())
  return quantile(seconds, 0.5)
}

const COPIES = ['downloadedAndWritten', 'bareInstall', 'downloadedAlone', 'writtenAlone'] as const
type Copies = Readonly<Record<(typeof COPIES)[number], number>>

async function measureOurs(name: BrowserName, dist: string, index: MadeUpIndex): Promise<object> {
  const installs: number[] = []
  let copies: Copies | undefined
  for (let i = 0; i < ROUNDS; i++) {
    // A new profile each time: what is installed once is not downloaded again.
    const world = await startWorld(name, dist)
    try {
      installs.push(await installOnOptionsPage(world.browser, publish(world.site, index)))
      copies ??= await plainCopies(world.browser.extension, index)
    } finally {
      await world.close()
    }
  }
  const seconds = quantile(installs, 0.5)
  const ofCopies = (show: (copy: number) => number) =>
    Object.fromEntries(COPIES.map((copy) => [copy, round(show(copies?.[copy] ?? Number.NaN))]))
  return {
    megabytes: round(index.bytes / 1e6, 1),
    seconds: { installed: round(seconds), ...ofCopies((copy) => copy) },
    times: { ...ofCopies((copy) => seconds / copy), budget: 2 },
  }
}

async function plainCopies(page: Evaluates, index: MadeUpIndex): Promise<Copies> {
  const address = `https://${HOST}/${index.articles}.index`
  const download = `(await fetch(${JSON.stringify(address)}, { cache: 'no-store' })).body`
  return {
    downloadedAndWritten: await median(ROUNDS, () => page.evaluate<number>(written(download))),
    bareInstall: await median(ROUNDS, () => floorSeconds(page, address, true)),
    downloadedAlone: await median(ROUNDS, () => floorSeconds(page, address, false)),
    writtenAlone: await median(ROUNDS, () => page.evaluate<number>(written(ofMemory(index.bytes)))),
  }
}

const fillIndexedDb = (name: BrowserName, index: MadeUpIndex): Promise<number> =>
  withPeer(name, 'idb', index, [], async (_, seconds) => seconds)

const measured: object[] = []
for (const size of sizesUpTo([100_000, 1_000_000])) {
  const index = madeUpIndex(size)
  for (const browser of BROWSERS) {
    const indexedDb = size > MOST_IDB ? null : round(await fillIndexedDb(browser, index), 1)
    measured.push({
      articles: index.articles,
      browser,
      ...(await withFloor(DIST[browser], (dist) => measureOurs(browser, dist, index))),
      indexedDbSeconds: indexedDb,
    })
  }
}
writeResult('install', `seconds, median of ${ROUNDS} (IndexedDB: once)`, { measured }, browserVersions())
