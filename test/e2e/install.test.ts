/** Installing: no warning in either browser, no host, nothing that a page could detect; packages are reproducible. */
import { readFileSync } from 'node:fs'
import { expect, inject, test } from 'vitest'
import { readManifest } from './harness/package.ts'
import { browserName, program, useBrowser } from './support/browser.ts'
import { PAGES } from './support/gazette.ts'
import { installWarnings } from './support/install-warnings.ts'
import { zipOf } from './support/packages.ts'
import { articlePage } from './support/pages.ts'
import { readPopup } from './support/popup-view.ts'

const world = useBrowser({ package: 'gazette', pages: { [PAGES.one]: articlePage('Story') } })

test('the package installs without a warning, and a package that asks for more does not', async () => {
  const [ours, control] = await installWarnings(browserName, program(), zipOf('sample', browserName), {
    permissions: ['activeTab', 'tabs'],
    host_permissions: ['<all_urls>'],
  })
  expect(ours).toEqual([])
  expect(control?.length).toBeGreaterThan(0)
})

test('the manifest names no host, no content script and nothing a page may fetch', () => {
  const manifest = readManifest(zipOf('sample', browserName)) as Record<string, unknown>
  expect(manifest.manifest_version).toBe(3)
  for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources'])
    expect(manifest).not.toHaveProperty(key)
})

test("a publisher's package carries its name and answers from its index", async () => {
  const name = await world.browser.extension.evaluate(
    '(globalThis.browser ?? chrome).runtime.getManifest().name',
  )
  expect(name).toBe('Gazette Source')
  const page = await world.browser.open(PAGES.one)
  const popup = await page.pressShortcut()
  const { state, rows } = await readPopup(popup)
  expect(state).toBe('story')
  expect(rows.map(({ outlet }) => outlet)).toEqual(['The alpha'])
  await popup.close()
  await page.close()
})

test('packaging twice gives the same bytes', () => {
  const [first, second] = inject('zipHashes')
  expect(first).toHaveLength(3)
  expect(second).toEqual(first)
})

test('the opaque part of the record is not shipped', () => {
  const secured = /^secured: "(.{40})/m.exec(
    readFileSync('sample/amazon-shifts-alexa-to-inferentia.md', 'utf8'),
  )?.[1]
  expect(secured).toBeTruthy()
  expect(readFileSync(`.cache/e2e/sample.index`).includes(secured ?? '')).toBe(false)
})
