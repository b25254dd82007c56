/** A browser with a peer instead of our extension, with the articles stored. */
import type { BrowserName } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import { buildPeer, type PeerName } from '../peers/build.ts'
import type { MadeUpIndex, SamplePage } from './made-up-index.ts'
import { peerLines } from './peer-lines.ts'
import { fileBody, HOST, startWorld, type World } from './world.ts'

/** Timeout for filling a large database, in milliseconds. */
const PATIENCE = 900_000

/** Runs `use` after the peer has stored the index's articles, with the seconds that took. */
export async function withPeer<T>(
  name: BrowserName,
  peer: PeerName,
  index: MadeUpIndex,
  pages: readonly SamplePage[],
  use: (world: World, installSeconds: number) => Promise<T>,
): Promise<T> {
  const path = peer === 'bare' ? index.path : await peerLines(index)
  const world = await startWorld(name, await buildPeer(name, peer), pages)
  const { browser, site } = world
  try {
    const address = `https://${HOST}/articles`
    site.put(address, fileBody(path))
    const page = await browser.open(browser.extensionUrl('page.html'))
    await page.evaluate((url) => {
      const install: unknown = Reflect.get(globalThis, 'installFrom')
      if (typeof install !== 'function') throw new Error('the page cannot install')
      // Not awaited: it may take longer than a browser command may.
      void install(url).then((seconds: number) => {
        document.documentElement.dataset.seconds = String(seconds)
      })
    }, address)
    const installed = () => Number(document.documentElement.dataset.seconds ?? 0)
    const seconds = await until('the articles', () => page.evaluate(installed), PATIENCE)
    await page.close()
    return await use(world, seconds)
  } finally {
    await world.close()
  }
}
