/** The options page: the automatic count, removing, storage, export and import; and the sample without a network. */
import { expect, test } from 'vitest'
import { API } from './harness/api.ts'
import type { Page } from './harness/types.ts'
import { until } from './harness/until.ts'
import { axeFindings } from './support/axe.ts'
import { expectBadge, grantedTo, useBrowser } from './support/browser.ts'
import { stored } from './support/device.ts'
import { rss } from './support/feeds.ts'
import { openOptions, pickFiles, pressInRow, said, sourceRow, sourceRows } from './support/options-view.ts'
import { articlePage } from './support/pages.ts'
import { readPopup } from './support/popup-view.ts'
import { ALL, OTHERS, PAGE } from './support/sample.ts'

const FEED = 'https://gazette.example/feed.xml'
const COUNT = '#automatic-count'
/** One more than one question may name. */
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

const shown = (page: Page, selector: string) =>
  page.evaluate<boolean>(`document.querySelector(${JSON.stringify(selector)}) !== null`)
const sampleOrigins = ALL.map(({ provider }) => `https://*.${provider.domain}/*`)

test('the count is allowed on the outlets of the sample in one press, AMP caches apart, and stopped in another', async () => {
  const options = await openOptions(world.browser)
  const page = await world.browser.open(PAGE.webUrl)
  expect(await page.badge()).toBe('')
  expect(await shown(options, '[name=count-amp]')).toBe(false)
  await options.click('[name=count-all]')
  await expectBadge(page, String(OTHERS.length))
  expect(await grantedTo(world.browser)).toEqual(expect.arrayContaining(sampleOrigins))
  expect(await grantedTo(world.browser)).not.toContain('https://*.cdn.ampproject.org/*')
  await until('the offer of AMP', () => shown(options, '[name=count-amp]'))
  await options.click('[name=count-amp]')
  await until('AMP', async () => (await grantedTo(world.browser)).includes('https://*.cdn.ampproject.org/*'))
  await options.click('[name=count-stop]')
  await expectBadge(page, '')
  expect(await grantedTo(world.browser)).toEqual(['https://unrelated.example/*'])
  await page.close()
  await options.close()
})

test('a grant taken back in the browser is noticed by the page and the badge', async () => {
  const options = await openOptions(world.browser)
  const page = await world.browser.open(PAGE.webUrl)
  await options.click('[name=count-all]')
  await expectBadge(page, String(OTHERS.length))
  await until('the button to stop', () => shown(options, '[name=count-stop]'))
  await world.browser.extension.evaluate(
    `${API}.permissions.remove({ origins: ${JSON.stringify([...sampleOrigins, ...sampleOrigins.map((origin) => origin.replace('https', 'http'))])} })`,
  )
  await expectBadge(page, '')
  await until('the offer', () => shown(options, '[name=count-all]'))
  await page.close()
  await options.close()
})

test('of many outlets the reader picks: a filter, 50 ticked; all sites are a choice apart', async () => {
  const options = await openOptions(world.browser, '#file')
  const text = MANY.map((record) => JSON.stringify(record)).join('\n')
  await pickFiles(options, '#add-source [type=file]', [{ name: 'many.ndjson', text }])
  await until('the choice', () =>
    options.evaluate(`document.querySelectorAll('${COUNT} [name=pick]').length === 250`),
  )
  expect(await options.evaluate(`document.querySelectorAll('${COUNT} [name=pick]:checked').length`)).toBe(50)
  expect(await shown(options, '[name=count-all]')).toBe(false)
  expect(await shown(options, '[name=count-everywhere]')).toBe(true)
  await options.evaluate(`(() => {
    const filter = document.querySelector('${COUNT} [type=search]')
    filter.value = 'outlet-17.'
    filter.dispatchEvent(new Event('input', { bubbles: true }))
  })()`)
  await until('the filter', () =>
    options.evaluate(`document.querySelectorAll('${COUNT} [name=pick]').length === 1`),
  )
  await options.click(`${COUNT} [name=add-picks]`)
  await until('the grants', async () => (await grantedTo(world.browser)).length > 50)
  const granted = (await grantedTo(world.browser)).filter((origin) => origin.startsWith('https://*.'))
  expect(granted).toHaveLength(50)
  await options.close()
})

test('removing a source gives back the count on its outlets, and its file', async () => {
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

test('the packaged index stays removed until it is asked back', async () => {
  const options = await openOptions(world.browser)
  await pressInRow(options, 'bundled', 'remove')
  await until('the offer to bring it back', () => shown(options, '[name=restore-bundled]'))
  expect(await options.evaluate(`document.querySelector('#sources').innerText`)).toContain('No source yet.')
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
    await world.browser.extension.evaluate(
      `${API}.storage.local.set({ settings: { theme: '${theme}', hidden: ['techradar.com'] } }).then(() => 1)`,
    )
    const options = await openOptions(world.browser, '#feed')
    expect(await axeFindings(options)).toEqual([])
    await options.close()
    const welcome = await world.browser.open(world.browser.extensionUrl('src/welcome/index.html'))
    await until('the list of outlets', () => shown(welcome, '[name=pick]'))
    expect(await axeFindings(welcome)).toEqual([])
    await welcome.close()
  },
)

test('what is used and its limit are shown, and keeping it is asked for', async () => {
  const options = await openOptions(world.browser)
  expect(await options.evaluate(`document.querySelector('[data-used]').textContent`)).toMatch(
    /^\d[\d.,]*\s[kMG]B of at most \d[\d.,]*\s[kMGT]B are used on this device\.$/,
  )
  if (await shown(options, '[name=persist]')) {
    await options.click('[name=persist]')
    await until(
      'an answer',
      async () => !(await shown(options, '[name=persist]')) || said(options, '#storage'),
    )
  }
  expect(await options.evaluate(`document.querySelector('#storage').textContent`)).toMatch(
    /keeps it until you remove it|did not promise it/,
  )
  await options.close()
})

test('settings and sources come back from the file they were exported to', async () => {
  const options = await openOptions(world.browser, '#feed')
  const local = `${API}.storage.local`
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
  await until('what the file brings', () => shown(options, '[name=restore]'))
  await options.click('[name=restore]')
  const { id } = await sourceRow(
    options,
    'the feed',
    ({ name, articles }) => name === 'The Gazette' && articles === '1',
  )
  await until('the import to end', async () => (await said(options, '#your-settings')) === 'Imported.')
  const exported = async () => {
    await options.evaluate(`void (() => {
      const real = URL.createObjectURL
      URL.createObjectURL = (blob) => {
        blob.text().then((text) => { globalThis.exported = text })
        URL.createObjectURL = real
        return real.call(URL, blob)
      }
      document.querySelector('[name=export]').click()
    })()`)
    return until('the exported file', () => options.evaluate<string | undefined>('globalThis.exported'))
  }
  const text = await exported()
  expect(JSON.parse(text)).toMatchObject({
    settings: { order: 'newest', hidden: ['techradar.com'] },
    keepDays: 30,
    feeds: [{ address: FEED }],
    countOn: ['gazette.example'],
  })
  await pressInRow(options, id, 'remove')
  await until('the row to go', async () => (await sourceRows(options))?.length === 1)
  await until('the grants to go', async () => (await grantedTo(world.browser)).length === 1)
  await options.evaluate(`${local}.remove('settings').then(() => 1)`)
  await pickFiles(options, '[name=import]', [{ name: 'settings.json', text }])
  await until('what the file brings', () => shown(options, '[name=restore]'))
  await options.click('[name=restore]')
  await sourceRow(
    options,
    'the feed again',
    ({ name, articles }) => name === 'The Gazette' && articles === '1',
  )
  expect(await grantedTo(world.browser)).toEqual(
    expect.arrayContaining(['https://*.gazette.example/*', 'https://gazette.example/*']),
  )
  expect(await options.evaluate(`${local}.get('settings').then(({ settings }) => settings.order)`)).toBe(
    'newest',
  )
  await options.close()
})

test('the sample opens from the welcome page and shows its story without a network', async () => {
  await world.browser.extension.evaluate(`${API}.storage.local.remove('settings').then(() => 1)`)
  const page = await world.browser.open(world.browser.extensionUrl('src/welcome/index.html'))
  await until('the link', () => shown(page, 'a.btn--big'))
  await world.site.close()
  const reachable = await page.evaluate(`fetch('${FEED}').then(() => true, () => false)`)
  expect(reachable).toBe(false)
  // In this tab, so that the test holds the page it opens.
  await page.evaluate(`document.querySelector('a.btn--big').removeAttribute('target')`)
  await page.click('a.btn--big')
  await until('the sample', () => page.evaluate(`document.title === ${JSON.stringify(PAGE.title)}`))
  const popup = await page.pressShortcut()
  const { state, rows } = await readPopup(popup)
  expect(state).toBe('story')
  expect(rows.map(({ title }) => title)).toEqual(OTHERS.map(({ title }) => title))
  await popup.close()
  await page.close()
})
