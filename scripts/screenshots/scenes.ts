/** The scenes: a page to press the shortcut on, and what is done before the popup opens and in it. */
import type { Browser, Page, Popup } from '../../test/e2e/harness/types.ts'
import { until } from '../../test/e2e/harness/until.ts'
import { isShown, press } from '../../test/e2e/support/dom.ts'
import {
  damageIndex,
  failRefresh,
  holdInstall,
  releaseLocks,
  removeSources,
} from '../../test/e2e/support/faults.ts'
import { PAGES } from '../../test/e2e/support/gazette.ts'
import { pickFiles } from '../../test/e2e/support/options-view.ts'
import type { PackageName } from '../../test/e2e/support/packages.ts'
import { RAIL } from '../../test/e2e/support/rail.ts'
import { PAGE } from '../../test/e2e/support/sample.ts'

export type Scene = {
  readonly name: string
  readonly package: PackageName
  readonly url: string
  /** Settings beside language and theme. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Before the popup opens. What it breaks stays broken: such scenes come last. */
  before?(browser: Browser): Promise<unknown>
  /** In the open popup. */
  pose?(popup: Popup): Promise<unknown>
  /** After the pictures. */
  after?(browser: Browser): Promise<unknown>
}

const click = (selector: string) => (popup: Popup) => press(popup, selector)
const scroll = (popup: Popup) => popup.evaluate(() => document.querySelector('.scroll')?.scrollTo(0, 1e6))
/** Presses the last command of an open menu. */
const pressLast = (popup: Popup, within: string) =>
  popup.evaluate((selector) => {
    const items = [...document.querySelectorAll<HTMLElement>(`${selector} [role=menuitem]`)]
    items.at(-1)?.click()
  }, within)

export const SCENES: readonly Scene[] = [
  { name: 'sample', package: 'sample', url: PAGE.webUrl },
  { name: 'sample-compare', package: 'sample', url: PAGE.webUrl, settings: { view: 'compare' } },
  { name: 'sample-timeline', package: 'sample', url: PAGE.webUrl, settings: { view: 'timeline' } },
  { name: 'story', package: 'rail', url: RAIL.story },
  { name: 'story-end', package: 'rail', url: RAIL.story, pose: scroll },
  { name: 'about', package: 'rail', url: RAIL.story, pose: click('.about summary') },
  { name: 'fold', package: 'rail', url: RAIL.story, pose: click('.more summary') },
  {
    name: 'copy',
    package: 'rail',
    url: RAIL.story,
    pose: (popup) =>
      popup.evaluate(() => {
        for (const fold of document.querySelectorAll<HTMLDetailsElement>('.more details')) fold.open = true
        document.querySelector('.row__also')?.scrollIntoView({ block: 'center' })
      }),
  },
  { name: 'row-menu', package: 'rail', url: RAIL.story, pose: click('.row__menu') },
  { name: 'take-away', package: 'rail', url: RAIL.story, pose: click('.foot .menu button') },
  {
    name: 'open-all',
    package: 'rail',
    url: RAIL.story,
    async pose(popup) {
      await click('.foot .menu button')(popup)
      await pressLast(popup, '.foot')
    },
  },
  {
    name: 'hidden',
    package: 'rail',
    url: RAIL.story,
    async pose(popup) {
      await click('.row__menu')(popup)
      await pressLast(popup, '.row')
    },
  },
  {
    name: 'focus',
    package: 'rail',
    url: RAIL.story,
    async pose(popup) {
      for (let n = 0; n < 3; n++) await popup.press('ArrowDown')
    },
  },
  { name: 'help', package: 'rail', url: RAIL.story, pose: (popup) => popup.press('?') },
  { name: 'pictures', package: 'rail', url: RAIL.story, settings: { pictures: true } },
  { name: 'compare', package: 'rail', url: RAIL.story, settings: { view: 'compare' } },
  {
    name: 'compare-blind',
    package: 'rail',
    url: RAIL.story,
    settings: { view: 'compare' },
    pose: click('.switch input'),
  },
  { name: 'timeline', package: 'rail', url: RAIL.story, settings: { view: 'timeline' } },
  { name: 'longest', package: 'gazette', url: PAGES.longest },
  { name: 'longest-compare', package: 'gazette', url: PAGES.longest, settings: { view: 'compare' } },
  { name: 'longest-timeline', package: 'gazette', url: PAGES.longest, settings: { view: 'timeline' } },
  { name: 'missing', package: 'gazette', url: PAGES.missing },
  { name: 'missing-menu', package: 'gazette', url: PAGES.missing, pose: click('.row__menu') },
  { name: 'missing-take-away', package: 'gazette', url: PAGES.missing, pose: click('.foot .menu button') },
  { name: 'alone', package: 'rail', url: RAIL.alone },
  { name: 'near', package: 'rail', url: RAIL.near },
  { name: 'covered', package: 'rail', url: RAIL.covered },
  { name: 'uncovered', package: 'rail', url: RAIL.uncovered },
  { name: 'not-article', package: 'rail', url: RAIL.home },
  {
    name: 'offline',
    package: 'rail',
    url: RAIL.story,
    before: (browser) => browser.setOffline(true),
    after: (browser) => browser.setOffline(false),
  },
  { name: 'not-refreshed', package: 'rail', url: RAIL.story, before: failRefresh },
  { name: 'damaged', package: 'rail', url: RAIL.story, before: damageIndex },
  { name: 'no-source', package: 'rail', url: RAIL.story, before: removeSources },
  { name: 'loading', package: 'sample', url: PAGE.webUrl, before: holdInstall, after: releaseLocks },
]

/** A page in a tab: its file, what is done before it opens and in it. */
export type Tab = {
  readonly name: string
  readonly path: string
  before?(browser: Browser): Promise<unknown>
  pose?(page: Page): Promise<unknown>
}

/** Records with the mistakes that publishers make most. */
const BROKEN = [
  { name: 'no-address.md', text: '---\ntitle: "No address"\nquality: high\n---\n' },
  { name: 'no-start.md', text: 'title: No front matter\n' },
  { name: 'colon.md', text: '---\ntitle: A title: with a colon\nwebUrl: https://a.example/1\n---\n' },
  {
    name: 'date.md',
    text: '---\ntitle: "A day"\nwebUrl: https://www.a.example/2026/a-day\npublishedDateTime: "soon"\n---\n',
  },
]

export const TABS: readonly Tab[] = [
  { name: 'options', path: 'src/options/index.html' },
  { name: 'options-file', path: 'src/options/index.html#file' },
  { name: 'options-feed', path: 'src/options/index.html#feed' },
  {
    name: 'options-problems',
    path: 'src/options/index.html#file',
    async pose(page) {
      await pickFiles(page, '#add-source [type=file]', BROKEN)
      await until('the problems', () => isShown(page, '.problems'))
      await press(page, '#add-source details summary')
    },
  },
  { name: 'options-trouble', path: 'src/options/index.html', before: failRefresh },
  { name: 'welcome', path: 'src/welcome/index.html' },
]
