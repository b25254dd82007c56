/** Version 0.1.0 of the extension: its package, its indexes, and its pages as they were. Nothing here changes with the code. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Site } from '../harness/site.ts'
import type { Browser, BrowserName, Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { isShown, setField, textsOf } from './dom.ts'
import { type PickedFile, pickFiles } from './options-view.ts'

const FOLDER = 'test/fixtures/packages-v0.1.0'

export const oldPackage = (browser: BrowserName): string =>
  `${FOLDER}/second-source-0.1.0-${browser === 'chromium' ? 'chrome' : 'firefox'}.zip`

/** An index file with a story about night trains. */
export const oldIndexFile = (): Buffer => readFileSync(`${FOLDER}/night.index`)

/** Serves the published index of the fixture from a host. */
export function serveOldPublication(site: Site, host: string): void {
  for (const name of readdirSync(`${FOLDER}/publication`)) {
    const body = readFileSync(`${FOLDER}/publication/${name}`)
    site.put(`${host}/${name}`, (_request, response) => response.writeHead(200).end(body))
  }
}

/** How its messages about a source that was added begin. */
const ADDED = /^(Added|On this device now|\d+ articles added)/

/** A reader's presses on the options page of version 0.1.0. */
export class OldOptions {
  readonly #browser: Browser

  constructor(browser: Browser) {
    this.#browser = browser
  }

  async addIndex(address: string): Promise<void> {
    await this.#submit('#url', '#add-url', address)
  }

  async addFeed(address: string): Promise<void> {
    await this.#submit('#feed', '#add-feed', address)
  }

  async addFile(file: PickedFile): Promise<void> {
    const page = await this.#open('#file')
    await until('the field', () => isShown(page, '#add-source [type=file]'))
    await pickFiles(page, '#add-source [type=file]', [file])
    await this.#expectAdded(page, '.drop .said')
  }

  async keepDays(days: string): Promise<void> {
    const page = await this.#open('')
    await until('the field', () => isShown(page, '#keep'))
    await setField(page, '#keep', days, 'change')
    await page.close()
  }

  /** Ids and names of the listed sources. */
  async sources(): Promise<string[]> {
    const page = await this.#open('')
    const names = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('tr[data-source]')].map(
        (row) => `${row.dataset.source}: ${row.querySelector('b')?.textContent}`,
      ),
    )
    await page.close()
    return names.sort()
  }

  /** Whether a source has the story of a page. */
  knows(url: string): Promise<boolean> {
    return this.#browser.extension.evaluate(async (wanted) => {
      const message = { type: 'popupToWorkerLookUp', body: { url: wanted } }
      const reply: { value: { groups: unknown[] } } = await chrome.runtime.sendMessage(message)
      return reply.value.groups.length > 0
    }, url)
  }

  async #open(part: string): Promise<Page> {
    const page = await this.#browser.open(this.#browser.extensionUrl(`src/options/index.html${part}`))
    await until('the options page', () => isShown(page, 'tr[data-source]'))
    return page
  }

  async #submit(part: string, field: string, value: string): Promise<void> {
    const page = await this.#open(part)
    await until('the field', () => isShown(page, field))
    await setField(page, field, value)
    await page.click('#add-source form button')
    await this.#expectAdded(page, '#add-source .said')
  }

  async #expectAdded(page: Page, message: string): Promise<void> {
    const texts = () => textsOf(page, message)
    await until('the message that it was added', async () => ADDED.test((await texts()).join('')))
    await page.close()
  }
}
