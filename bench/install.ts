/**
 * Installing an index from a local server: seconds from the click to the page's confirmation. Compared with a plain copy of the
 * same bytes (streamed into a file), a bare worker that downloads them, the same with hashing and writing in place, writing only,
 * and filling IndexedDB with one record per article. Budget: twice the time of writing.
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
/** A larger database takes most of an hour. */
const MOST_IDB = 100_000

/** Runs in an extension page: the seconds to write a download, or this many random bytes. */
const secondsOfWriting = async (what: string | number): Promise<number> => {
  const PIECE = 4 * 1024 * 1024
  const RANDOM = 64 * 1024
  const start = performance.now()
  const random = crypto.getRandomValues(new Uint8Array(RANDOM))
  let left = Number(what)
  const ofMemory = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = new Uint8Array(Math.min(PIECE, left))
        for (let at = 0; at < piece.length; at += RANDOM) piece.set(random.subarray(0, piece.length - at), at)
        controller.enqueue(piece)
        left -= piece.length
        if (left === 0) controller.close()
      },
    })
  const bytes = typeof what === 'string' ? (await fetch(what, { cache: 'no-store' })).body : ofMemory()
  const root = await navigator.storage.getDirectory()
  const file = await root.getFileHandle('plain-copy', { create: true })
  await bytes?.pipeTo(await file.createWritable())
  const seconds = (performance.now() - start) / 1000
  await root.removeEntry('plain-copy')
  return seconds
}

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
    // A new profile each time, because an installed index is not downloaded again.
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
  return {
    downloadedAndWritten: await median(ROUNDS, () => page.evaluate(secondsOfWriting, address)),
    bareInstall: await median(ROUNDS, () => floorSeconds(page, address, true)),
    downloadedAlone: await median(ROUNDS, () => floorSeconds(page, address, false)),
    writtenAlone: await median(ROUNDS, () => page.evaluate(secondsOfWriting, index.bytes)),
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
