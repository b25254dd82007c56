/** Feeds of every kind and hostile ones, added from one OPML list: unreadable ones are refused with a reason, the rest is text. */
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import type { PageBody } from '../harness/site.ts'
import { until } from '../harness/until.ts'
import { countOf, isShown } from '../support/dom.ts'
import { opml, rss } from '../support/feeds.ts'
import { openOptions, pickFiles, said, sourceRow, sourceRows } from '../support/options-view.ts'
import { articlePage } from '../support/pages.ts'
import { readPopup } from '../support/popup-view.ts'
import { useFeeds } from './setup.ts'

const MB = 1024 * 1024
const STORY = 'https://plain.example/2026/lighthouse-keeper-finds-a-message-in-a-bottle'
const CYRILLIC = 'https://cyrillic.example/2026/a-lighthouse-in-the-north'
const TITLE = 'Lighthouse keeper finds message in a bottle'
const TEXT = 'A lighthouse keeper on the northern cape found a message in a bottle from 1926.'
const HOSTILE = `<![CDATA[<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>${TITLE}]]>`
const item = (link: string, title: string, more = '') =>
  `<item><title>${title}</title><link>${link}</link><description>${TEXT}</description>${more}</item>`
const channel = (items: string, prolog = '<?xml version="1.0"?>') =>
  `${prolog}<rss version="2.0"><channel><title>Feed</title>${items}</channel></rss>`
const date = (time: Date) => `<pubDate>${time.toUTCString()}</pubDate>`
const today = new Date()

/** Nested entities of 10 GB when expanded. */
const levels = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
const bomb = channel(
  item('https://bomb.example/1', '&l10;'),
  `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${levels}]>`,
)

/** Bytes that the endless feed sent before the browser hung up. */
let sent = 0
const endless: PageBody = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' })
  const more = () => {
    if (response.destroyed || sent >= 50 * MB) return response.end()
    sent += 64 * 1024
    return response.write(' '.repeat(64 * 1024), () => setImmediate(more))
  }
  response.write('<rss version="2.0"><channel>', more)
}
const squeezed = gzipSync(`<rss version="2.0"><channel>${' '.repeat(50 * MB)}`)
const packed: PageBody = (_request, response) =>
  response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' }).end(squeezed)

const bytes =
  (contentType: string, body: Uint8Array): PageBody =>
  (_request, response) =>
    response.writeHead(200, { 'content-type': contentType }).end(body)

/** "Маяк" in windows-1251, called UTF-8 by its server. */
const cyrillic = Buffer.concat([
  Buffer.from(
    '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Feed</title><item><title>',
  ),
  Buffer.from([0xcc, 0xe0, 0xff, 0xea]),
  Buffer.from(
    '</title><link>https://cyrillic.example/2026/a-lighthouse-in-the-north</link></item></channel></rss>',
  ),
])

const FEEDS: Readonly<Record<string, PageBody>> = {
  'https://plain.example/rss': rss('Plain', 'https://plain.example/', [
    { title: TITLE, link: STORY, description: TEXT, date: today.toUTCString() },
  ]),
  'https://atom.example/feed': `<feed xmlns="http://www.w3.org/2005/Atom"><title>Atom</title><entry><title>One</title><link href="https://atom.example/1"/></entry></feed>`,
  'https://rdf.example/feed': `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="https://rdf.example/"><title>RDF</title></channel><item rdf:about="https://rdf.example/1"><title>One</title><link>https://rdf.example/1</link></item></rdf:RDF>`,
  'https://json.example/feed': JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'JSON',
    items: [{ id: '1', url: 'https://json.example/1', title: 'One' }],
  }),
  'https://bomb.example/rss': bomb,
  'https://endless.example/rss': endless,
  'https://packed.example/rss': packed,
  'https://cyrillic.example/rss': bytes('text/xml; charset=utf-8', cyrillic),
  'https://future.example/rss': channel(
    item('https://future.example/1', `${TITLE} again`, date(new Date(today.getTime() + 400 * 86_400_000))) +
      item('https://future.example/2', 'Weather', date(new Date(today.getTime() + 3_600_000))),
  ),
  'https://twins.example/rss': channel(
    Array.from({ length: 20 }, (_, n) =>
      item(`https://twins.example/${n % 5}`, `Twin ${n % 5}`, '<guid isPermaLink="false">1</guid>'),
    ).join(''),
  ),
  'https://hostile.example/rss': channel(
    item('https://hostile.example/1', HOSTILE, date(today)) +
      item('javascript:globalThis.hacked=1', 'A script as an address') +
      item('https://user:secret@hostile.example/3', 'A password in an address'),
  ),
  'https://deep.example/rss': channel('<a>'.repeat(300_000)),
}

const world = useFeeds({ ...FEEDS, [STORY]: articlePage(TITLE), [CYRILLIC]: articlePage('?') })

beforeAll(() =>
  world.browser.grant(Object.keys(FEEDS).map((address) => `https://${new URL(address).host}/*`)),
)

test('a list with hostile feeds adds the readable ones, and says why the others are refused', async () => {
  const options = await openOptions(world.browser, '#feed')
  await until('the field', () => isShown(options, '[name=opml]'))
  const list = opml(Object.keys(FEEDS))
  await pickFiles(options, '[name=opml]', [{ name: 'feeds.opml', text: list }])
  await until('the list', async () => (await countOf(options, '.picking')) === 2)
  await options.click('.picking [name=add-picks]')
  const answer = await said(options, '#add-source .picking')
  // Of both, the first 5 MB are read; they hold no article.
  expect(answer).toContain('https://endless.example/rss: The feed is damaged')
  expect(answer).toContain('https://packed.example/rss: The feed is damaged')
  expect(sent).toBeLessThan(50 * MB)
  const rows = await until('the feeds', async () =>
    (await sourceRows(options))?.filter(({ kind }) => kind.startsWith('Feed')),
  )
  const articles = Object.fromEntries(
    rows.map(({ kind, articles }) => [kind.replace(/^Feed, /, ''), articles]),
  )
  expect(articles).toMatchObject({
    'plain.example': '1',
    'atom.example': '1',
    'rdf.example': '1',
    'json.example': '1',
    'cyrillic.example': '1',
    'future.example': '2',
    'twins.example': '5',
    'hostile.example': '1',
    'deep.example': '0',
  })
  expect(rows.every(({ warning }) => warning === null)).toBe(true)
  // Refused, or one article without the expanded text.
  expect(['1', undefined]).toContain(articles['bomb.example'])
  await options.close()
})

test('the newest article of a feed with dates in the future is dated today or earlier', async () => {
  const options = await openOptions(world.browser)
  const { id } = await sourceRow(options, 'the feed', ({ kind }) => kind.includes('future.example'))
  const newest = await options.evaluate(async (feed) => {
    const { subscriptions } = await chrome.storage.local.get<{
      subscriptions: Record<string, { newest: string }>
    }>('subscriptions')
    return subscriptions[feed]?.newest
  }, id)
  expect(Date.parse(newest ?? '')).toBeLessThanOrEqual(Date.now())
  await options.close()
})

test('hostile titles are text in the popup, and no script of them runs', async () => {
  const page = await world.browser.open(STORY)
  const popup = await page.pressShortcut()
  const { state, rows } = await readPopup(popup)
  expect(state).toBe('story')
  expect(rows.find(({ href }) => href === 'https://hostile.example/1')?.title).toBe(TITLE)
  expect(await popup.evaluate(() => Reflect.has(window, 'hacked'))).toBe(false)
  const links = await popup.evaluate(() => [...document.querySelectorAll('a')].map((link) => link.href))
  expect(links.filter((href) => /^javascript:|secret/.test(href))).toEqual([])
  await popup.close()
  await page.close()
})

test('a title in another encoding than its server declares is decoded rightly', async () => {
  const page = await world.browser.open(CYRILLIC)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).page?.title).toBe('Маяк')
  await popup.close()
  await page.close()
})
