/** The options page: automatic count, removing sources, storage, export and import. Without a network, the sample of the welcome page. */
import { expect, test } from 'vitest'
import { until } from './harness/until.ts'
import { axeFindings } from './support/axe.ts'
import { expectBadge, grantedTo, useBrowser } from './support/browser.ts'
import { stored } from './support/device.ts'
import { countOf, isShown, setField, textOf } from './support/dom.ts'
import { setSettings } from './support/faults.ts'
import { rss } from './support/feeds.ts'
import { openOptions, pickFiles, pressInRow, said, sourceRow, sourceRows } from './support/options-view.ts'
import { articlePage } from './support/pages.ts'
import { readPopup } from './support/popup-view.ts'
import { ALL, OTHERS, PAGE } from './support/sample.ts'

const FEED = 'https://gazette.example/feed.xml'
const COUNT = '#automatic-count'
/** One more than one permission question may name. */
const MANY = Array.from({ length: 251 }, (_, n) => ({
  title: `Story ${n} of outlet ${n}`,
  webUrl: `https://www.outlet-${n}.example/2026/story-number-${n}-of-this-outlet`,
  provider: { name: `Outlet ${n}`, domain: `outlet-${n}.example` },
}))

const world = useBrowser({
  grants: ['https://unrelated.example/*'],
  pages: {
    [PAGE.webUrl]: articlePage(PAGE.title),
    [FEED]: rss('Gazette', 'https://gazette.example/', [{ title: 'One', link: 'https://gazette.example/1' }]),
  },
})

/** Runs on the options page: presses the button to export; the text of the file that the browser would save. */
const exportSettings = (): Promise<string> =>
  new Promise((resolve) => {
    const real = URL.createObjectURL
    URL.createObjectURL = (file) => {
      URL.createObjectURL = real
      if (file instanceof Blob) resolve(file.text())
      return real.call(URL, file)
    }
    document.querySelector<HTMLElement>('[name=export]')?.click()
  })

const sampleOrigins = ALL.map(({ provider }) => `https://*.${provider.domain}/*`)

test('one press allows the count on the outlets of the sample, one more on AMP caches, and another one stops it', async () => {
  const options = await openOptions(world.browser)
  const page = await world.browser.open(PAGE.webUrl)
  expect(await page.badge()).toBe('')
  expect(await isShown(options, '[name=count-amp]')).toBe(false)
  await options.click('[name=count-all]')
  await expectBadge(page, String(OTHERS.length))
  expect(await grantedTo(world.browser)).toEqual(expect.arrayContaining(sampleOrigins))
  expect(await grantedTo(world.browser)).not.toContain('https://*.cdn.ampproject.org/*')
  await until('the offer of AMP', () => isShown(options, '[name=count-amp]'))
  await options.click('[name=count-amp]')
  await until('AMP', async () => (await grantedTo(world.browser)).includes('https://*.cdn.ampproject.org/*'))
  await options.click('[name=count-stop]')
  await expectBadge(page, '')
  expect(await grantedTo(world.browser)).toEqual(['https://unrelated.example/*'])
  await page.close()
  await options.close()
})

test('options page and badge follow a grant that is taken back in the browser', async () => {
  const options = await openOptions(world.browser)
  const page = await world.browser.open(PAGE.webUrl)
  await options.click('[name=count-all]')
  await expectBadge(page, String(OTHERS.length))
  await until('the button to stop', () => isShown(options, '[name=count-stop]'))
  await world.browser.extension.evaluate(
    (origins) => chrome.permissions.remove({ origins }),
    [...sampleOrigins, ...sampleOrigins.map((origin) => origin.replace('https', 'http'))],
  )
  await expectBadge(page, '')
  await until('the offer', () => isShown(options, '[name=count-all]'))
  await page.close()
  await options.close()
})

test('of many outlets the reader chooses with a filter, 50 are preselected, and all sites are a separate choice', async () => {
  const options = await openOptions(world.browser, '#file')
  const text = MANY.map((record) => JSON.stringify(record)).join('\n')
  await pickFiles(options, '#add-source [type=file]', [{ name: 'many.ndjson', text }])
  await until('the choice', async () => (await countOf(options, `${COUNT} [name=pick]`)) === 250)
  expect(await countOf(options, `${COUNT} [name=pick]:checked`)).toBe(50)
  expect(await isShown(options, '[name=count-all]')).toBe(false)
  expect(await isShown(options, '[name=count-everywhere]')).toBe(true)
  await setField(options, `${COUNT} [type=search]`, 'outlet-17.')
  await until('the filter', async () => (await countOf(options, `${COUNT} [name=pick]`)) === 1)
  await options.click(`${COUNT} [name=add-picks]`)
  await until('the grants', async () => (await grantedTo(world.browser)).length > 50)
  const granted = (await grantedTo(world.browser)).filter((origin) => origin.startsWith('https://*.'))
  expect(granted).toHaveLength(50)
  await options.close()
})

test('removing a source removes the grants for its outlets, and its file', async () => {
  const options = await openOptions(world.browser)
  const before = (await stored(world.browser)).files
  const { id } = await sourceRow(options, 'the file', ({ kind }) => kind === 'File')
  await pressInRow(options, id, 'remove')
  await until(
    'the grants to go',
    async () => !(await grantedTo(world.browser)).some((origin) => origin.includes('outlet-')),
  )
  await until('the row to go', async () => (await sourceRows(options))?.length === 1)
  expect((await stored(world.browser)).files.length).toBe(before.length - 1)
  await options.close()
})

test('the packaged index stays removed until the reader restores it', async () => {
  const options = await openOptions(world.browser)
  await pressInRow(options, 'bundled', 'remove')
  await until('the offer to bring it back', () => isShown(options, '[name=restore-bundled]'))
  expect(await textOf(options, '#sources')).toContain('No source yet.')
  const page = await world.browser.open(PAGE.webUrl)
  const popup = await page.pressShortcut()
  expect((await readPopup(popup)).state).toBe('no-source')
  await popup.close()
  await options.click('[name=restore-bundled]')
  await sourceRow(options, 'the sample', ({ id, articles }) => id === 'bundled' && articles === '6')
  await page.close()
  await options.close()
})

test.each(['light', 'dark'] as const)(
  'axe finds nothing on the %s options and welcome pages',
  async (theme) => {
    await setSettings(world.browser, { theme, hidden: ['techradar.com'] })
    const options = await openOptions(world.browser, '#feed')
    expect(await axeFindings(options)).toEqual([])
    await options.close()
    const welcome = await world.browser.open(world.browser.extensionUrl('src/welcome/index.html'))
    await until('the list of outlets', () => isShown(welcome, '[name=pick]'))
    expect(await axeFindings(welcome)).toEqual([])
    await welcome.close()
  },
)

test('the options page shows the used storage and its limit, and asks the browser to keep it', async () => {
  const options = await openOptions(world.browser)
  expect(await textOf(options, '[data-used]')).toMatch(
    /^\d[\d.,]*\s[kMG]B of at most \d[\d.,]*\s[kMGT]B are used on this device\.$/,
  )
  if (await isShown(options, '[name=persist]')) {
    await options.click('[name=persist]')
    await until(
      'an answer',
      async () => !(await isShown(options, '[name=persist]')) || said(options, '#storage'),
    )
  }
  expect(await textOf(options, '#storage')).toMatch(/keeps it until you remove it|did not promise it/)
  await options.close()
})

test('an import brings back the exported settings and sources', async () => {
  const options = await openOptions(world.browser, '#feed')
  await pickFiles(options, '[name=import]', [
    {
      name: 'settings.json',
      text: JSON.stringify({
        format: 'second-source-settings',
        version: 1,
        settings: { order: 'newest', hidden: ['techradar.com'] },
        keepDays: 30,
        feeds: [{ address: FEED, outlet: { name: 'The Gazette', domains: ['gazette.example'] } }],
        indexes: [],
        countOn: ['gazette.example'],
      }),
    },
  ])
  await until('what the file brings', () => isShown(options, '[name=restore]'))
  await options.click('[name=restore]')
  const { id } = await sourceRow(
    options,
    'the feed',
    ({ name, articles }) => name === 'The Gazette' && articles === '1',
  )
  await until('the import to end', async () => (await said(options, '#your-settings')) === 'Imported.')
  const text = await options.evaluate(exportSettings)
  expect(JSON.parse(text)).toMatchObject({
    settings: { order: 'newest', hidden: ['techradar.com'] },
    keepDays: 30,
    feeds: [{ address: FEED }],
    countOn: ['gazette.example'],
  })
  await pressInRow(options, id, 'remove')
  await until('the row to go', async () => (await sourceRows(options))?.length === 1)
  await until('the grants to go', async () => (await grantedTo(world.browser)).length === 1)
  await options.evaluate(() => chrome.storage.local.remove('settings'))
  await pickFiles(options, '[name=import]', [{ name: 'settings.json', text }])
  await until('what the file brings', () => isShown(options, '[name=restore]'))
  await options.click('[name=restore]')
  await sourceRow(
    options,
    'the feed again',
    ({ name, articles }) => name === 'The Gazette' && articles === '1',
  )
  expect(await grantedTo(world.browser)).toEqual(
    expect.arrayContaining(['https://*.gazette.example/*', 'https://gazette.example/*']),
  )
  const kept = await options.evaluate(() =>
    chrome.storage.local.get<{ settings: { order: string } }>('settings'),
  )
  expect(kept.settings.order).toBe('newest')
  await options.close()
})

test('the sample opens from the welcome page and shows its story without a network', async () => {
  await world.browser.extension.evaluate(() => chrome.storage.local.remove('settings'))
  const page = await world.browser.open(world.browser.extensionUrl('src/welcome/index.html'))
  await until('the link', () => isShown(page, 'a.btn--big'))
  await world.site.close()
  const reachable = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    FEED,
  )
  expect(reachable).toBe(false)
  // Opens in this tab, so that the test has its page.
  await page.evaluate(() => document.querySelector('a.btn--big')?.removeAttribute('target'))
  await page.click('a.btn--big')
  await until('the sample', async () => (await page.evaluate(() => document.title)) === PAGE.title)
  const popup = await page.pressShortcut()
  const { state, rows } = await readPopup(popup)
  expect(state).toBe('story')
  expect(rows.map(({ title }) => title)).toEqual(OTHERS.map(({ title }) => title))
  await popup.close()
  await page.close()
})
