/** Two sources that know the same page: groups, rows of both, and one count. */
import { beforeAll, expect, test } from 'vitest'
import { expectBadge } from '../support/browser.ts'
import { countOf } from '../support/dom.ts'
import { setSettings } from '../support/faults.ts'
import { openOptions, pickFiles, sourceRow } from '../support/options-view.ts'
import { readPopup } from '../support/popup-view.ts'
import { OTHERS, PAGE } from '../support/sample.ts'
import { useSample } from './setup.ts'

const world = useSample()

const SHARED = OTHERS[0]
const related = (title: string, webUrl: string, outlet: string, quality: number) => ({
  title,
  webUrl,
  type: 'article',
  quality,
  publishedDateTime: '2020-11-13T11:00:00Z',
  provider: { name: outlet, domain: new URL(webUrl).hostname.replace(/^www\./, '') },
})
/** A second index with the sample's page, one of its rows under a tracked address, and a row of its own. */
const RECORD = {
  ...PAGE,
  quality: 0.3,
  publishedDateTime: '2020-11-13T08:59:00Z',
  type: 'article',
  related: [
    related(SHARED?.title ?? '', `${SHARED?.webUrl}?utm_source=feed`, SHARED?.provider.name ?? '', 0.9),
    related(
      'Alexa moves to new chips',
      'https://www.harbour.example/2020/alexa-moves-to-new-chips',
      'Harbour',
      0.4,
    ),
  ],
}

beforeAll(() => world.browser.grant(['https://*.elmoudjaweb.com/*']))

test('a second index of the page is a group of its own, without the rows of the first', async () => {
  const options = await openOptions(world.browser, '#file')
  await pickFiles(options, '#add-source [type=file]', [
    { name: 'second.ndjson', text: JSON.stringify(RECORD) },
  ])
  await sourceRow(options, 'the second index', ({ kind, articles }) => kind === 'File' && articles === '3')
  const page = await world.browser.open(PAGE.webUrl)
  await expectBadge(page, String(OTHERS.length + 1))
  const popup = await page.pressShortcut()
  const { rows, find, text } = await readPopup(popup)
  expect(rows.map(({ outlet }) => outlet)).toEqual([
    ...OTHERS.map(({ provider }) => provider.name),
    'Harbour',
  ])
  expect(rows.filter(({ outlet }) => outlet === SHARED?.provider.name)).toHaveLength(1)
  expect(text).toContain('also in second.ndjson, score 0.90')
  expect(find).toContain(`${OTHERS.length + 1} other outlets`)
  // Each group has its own scale of scores.
  expect(await countOf(popup, '.find')).toBe(2)
  await popup.close()
  await page.close()
  await options.close()
})

test('a hidden outlet is in neither group and not in the count', async () => {
  await setSettings(world.browser, { hidden: ['harbour.example', SHARED?.provider.domain] })
  const page = await world.browser.open(PAGE.webUrl)
  await expectBadge(page, String(OTHERS.length - 1))
  const popup = await page.pressShortcut()
  const { rows } = await readPopup(popup)
  expect(rows.map(({ outlet }) => outlet)).toEqual(OTHERS.slice(1).map(({ provider }) => provider.name))
  await popup.close()
  await page.close()
})
