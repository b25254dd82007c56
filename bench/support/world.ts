/** A browser with a package, and a local web server with the generated pages. */
import { createReadStream, statSync } from 'node:fs'
import { writePublication } from '../../src/core/publication/publication.ts'
import { Firefox } from '../../test/e2e/harness/firefox/firefox.ts'
import { launch } from '../../test/e2e/harness/launch.ts'
import { type PageBody, type Site, serveSite } from '../../test/e2e/harness/site.ts'
import type { Browser, BrowserName } from '../../test/e2e/harness/types.ts'
import { articlePage } from '../../test/e2e/support/pages.ts'
import { CARD } from '../generate/records.ts'
import type { MadeUpIndex, SamplePage } from './made-up-index.ts'
import { programOf } from './packages.ts'

export type World = { readonly browser: Browser; readonly site: Site; close(): Promise<void> }

/** The folder of indexes, peers' lines and feeds. */
export const HOST = 'index.example'
const EVERYWHERE = ['https://*/*', 'http://*/*']

/** Starts a browser whose extension may read every page; all hosts resolve to this machine. */
export async function startWorld(
  name: BrowserName,
  dist: string,
  pages: readonly SamplePage[] = [],
  hosts: readonly string[] = [],
): Promise<World> {
  const program = programOf(name)
  const bodies = Object.fromEntries(pages.map(({ url, title }) => [url, articlePage(title)]))
  const site = await serveSite(bodies, [HOST, ...hosts])
  const browser = await launch(name, { dist, site, program, grants: EVERYWHERE })
  // Otherwise Firefox rounds times to a millisecond.
  if (browser instanceof Firefox)
    await browser.bidi.inBrowser(() => Services.prefs.setBoolPref('privacy.reduceTimerPrecision', false))
  return {
    browser,
    site,
    async close() {
      await browser.close()
      await site.close()
    },
  }
}

/** Answers with a file's bytes; supports Range. */
export const fileBody =
  (path: string): PageBody =>
  (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const { size } = statSync(path)
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': size - from,
      ...(from > 0 ? { 'content-range': `bytes ${from}-${size - 1}/${size}` } : {}),
    })
    createReadStream(path, { start: from, highWaterMark: 1024 * 1024 }).pipe(response)
  }

/** Serves an index like a publisher; returns the address of its index.json. */
export function publish(site: Site, index: MadeUpIndex): string {
  const part = `https://${HOST}/${index.articles}.index`
  site.put(part, fileBody(index.path))
  const { hash, bytes, articles, providers } = index
  const publication = {
    card: CARD,
    built: '2026-01-01T00:00:00Z',
    parts: [{ period: 'all', url: part, hash, size: bytes, articles, providers, newest: null }],
    replaces: [],
  }
  const address = `https://${HOST}/${index.articles}/index.json`
  site.put(address, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(writePublication(publication))
  })
  return address
}
