/** What the options page lists, and what a reader does there. */
import type { Browser, Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'
import { countOf, isShown, press, setField, textsOf } from './dom.ts'

/** Opens the page and waits until it has loaded its data. */
export async function openOptions(browser: Browser, part = ''): Promise<Page> {
  const page = await browser.open(browser.extensionUrl(`src/options/index.html${part}`))
  await settle(page)
  return page
}

/** Waits until the page has loaded its data: until then its elements move, and presses miss them. */
export async function settle(page: Page): Promise<void> {
  const parts = [
    'tr[data-source]',
    '#automatic-count .card',
    '#storage select',
    '#keyboard .hint, #keyboard .keys',
  ]
  await until('the options page', async () => {
    const shown = await Promise.all(parts.map((selector) => isShown(page, selector)))
    return shown.every(Boolean)
  })
}

export type ShownSource = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly articles: string
  readonly warning: string | null
}

/** The rows of the table of sources; null before they are there. */
export const sourceRows = (page: Page): Promise<readonly ShownSource[] | null> =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll<HTMLElement>('tr[data-source]')]
    if (rows.length === 0) return null
    const text = (row: Element, selector: string) => row.querySelector(selector)?.textContent ?? ''
    return rows.map((row) => {
      const next = row.nextElementSibling
      return {
        id: row.dataset.source ?? '',
        name: text(row, 'b'),
        kind: text(row, 'small'),
        articles: text(row, 'td.n'),
        warning: next?.classList.contains('warn') ? text(next, 'p') : null,
      }
    })
  })

/** Waits for a source's row that passes. */
export const sourceRow = (
  page: Page,
  what: string,
  is: (row: ShownSource) => boolean,
): Promise<ShownSource> => until(what, async () => (await sourceRows(page))?.find(is))

/** Presses a button in a source's row once it is enabled: it is disabled while an earlier press is at work. */
export const pressInRow = async (page: Page, id: string, name: 'refresh' | 'remove'): Promise<void> => {
  await until(`the button to ${name}`, () =>
    page.evaluate(
      (source, icon) => {
        const button = document.querySelector(`tr[data-source="${source}"] .icon--${icon}`)?.closest('button')
        if (!button || button.disabled) return false
        button.click()
        return true
      },
      id,
      name,
    ),
  )
}

/** Adds outlets on the welcome page in one press, with the count on their pages; resolves with the message. */
export async function addOutlets(browser: Browser, addresses: readonly string[]): Promise<string> {
  const page = await browser.open(browser.extensionUrl('src/welcome/index.html'))
  await until('the list of outlets', async () => (await countOf(page, '[name=pick]')) > 40)
  for (const address of addresses) await press(page, `[name=pick][value="${address}"]`)
  await press(page, '[name=count-too]')
  await page.click('[name=add-picks]')
  const text = await said(page, '#outlets')
  await page.close()
  return text
}

/** Adds a feed by its address on the options page; resolves with the message. */
export async function addFeed(browser: Browser, address: string): Promise<string> {
  const page = await openOptions(browser, '#feed')
  await until('the field', () => isShown(page, '#add-feed'))
  await setField(page, '#add-feed', address)
  await page.click('#add-source form button')
  const text = await said(page, '#add-source')
  await page.close()
  return text
}

/** Enters the address of an index on the options page, which shows the pane for it, and presses the button. */
export async function submitIndex(page: Page, address: string): Promise<void> {
  await setField(page, '#add-url', address)
  await page.click('#add-source form button')
}

/** Waits for the messages in a part of the page. */
export const said = (page: Page, within: string): Promise<string> =>
  until('a message', async () =>
    (await textsOf(page, `${within} .said`)).filter((text) => text !== '').join('\n'),
  )

export type PickedFile = {
  readonly name: string
  readonly text?: string
  readonly base64?: string
  readonly folder?: string
}

/** Hands files to a file field as its dialog would. */
export const pickFiles = (page: Page, selector: string, files: readonly PickedFile[]): Promise<void> =>
  page.evaluate(
    (wanted, all) => {
      const field = document.querySelector<HTMLInputElement>(wanted)
      if (field === null) throw new Error(`no field ${wanted}`)
      const picked = new DataTransfer()
      for (const { name, text, base64, folder } of all) {
        const bytes =
          base64 === undefined ? (text ?? '') : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
        const file = new File([bytes], name)
        if (folder) Object.defineProperty(file, 'webkitRelativePath', { value: `${folder}/${name}` })
        picked.items.add(file)
      }
      field.files = picked.files
      field.dispatchEvent(new Event('change', { bubbles: true }))
    },
    selector,
    files,
  )
