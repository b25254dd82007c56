/** The options page as a reader uses it: what it lists, and presses on it. */
import type { Browser, Page } from '../harness/types.ts'
import { until } from '../harness/until.ts'

/** Opens the page and waits until what it reads is there. */
export async function openOptions(browser: Browser, part = ''): Promise<Page> {
  const page = await browser.open(browser.extensionUrl(`src/options/index.html${part}`))
  await settle(page)
  return page
}

/** Waits until what the page reads is there: before, presses and drops miss what is still moving. */
export async function settle(page: Page): Promise<void> {
  const parts = [
    'tr[data-source]',
    '#automatic-count .card',
    '#storage select',
    '#keyboard .hint, #keyboard .keys',
  ]
  const ready = parts.map((selector) => `document.querySelector('${selector}') !== null`).join(' && ')
  await until('the options page', () => page.evaluate<boolean>(ready))
}

export type ShownSource = {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly articles: string
  readonly warning: string | null
}

/** The rows of the table of sources; null before it is there. */
export const sourceRows = (page: Page): Promise<readonly ShownSource[] | null> =>
  page.evaluate(`(() => {
    const rows = document.querySelectorAll('tr[data-source]')
    if (rows.length === 0) return null
    return [...rows].map((row) => ({
      id: row.dataset.source,
      name: row.querySelector('b').textContent,
      kind: row.querySelector('small').textContent,
      articles: row.querySelector('td.n').textContent,
      warning: row.nextElementSibling?.classList.contains('warn') ? row.nextElementSibling.querySelector('p').textContent : null,
    }))
  })()`)

/** Waits for a source's row that `is` as wanted. */
export const sourceRow = (
  page: Page,
  what: string,
  is: (row: ShownSource) => boolean,
): Promise<ShownSource> => until(what, async () => (await sourceRows(page))?.find(is))

/** Types into a field as a reader does, events and all. */
export const type = (page: Page, selector: string, text: string): Promise<void> =>
  page.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)})
    field.value = ${JSON.stringify(text)}
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })()`)

/** Presses the button of a source's row, once it can be pressed: a press that is not over yet keeps it shut. */
export const pressInRow = async (page: Page, id: string, name: 'refresh' | 'remove'): Promise<void> => {
  await until(`the button to ${name}`, () =>
    page.evaluate<boolean>(`(() => {
      const button = document.querySelector('tr[data-source="${id}"] .icon--${name}').closest('button')
      if (button.disabled) return false
      button.click()
      return true
    })()`),
  )
}

/** Ticks outlets on the welcome page, with the count on their pages, and adds them in one press; gives what is said. */
export async function addOutlets(browser: Browser, addresses: readonly string[]): Promise<string> {
  const page = await browser.open(browser.extensionUrl('src/welcome/index.html'))
  await until('the list of outlets', () =>
    page.evaluate<boolean>(`document.querySelectorAll('[name=pick]').length > 40`),
  )
  for (const address of addresses)
    await page.evaluate(`document.querySelector('[name=pick][value="${address}"]').click()`)
  await page.evaluate(`document.querySelector('[name=count-too]').click()`)
  await page.click('[name=add-picks]')
  const text = await said(page, '#outlets')
  await page.close()
  return text
}

/** Adds a feed by its address on the options page; gives what is said. */
export async function addFeed(browser: Browser, address: string): Promise<string> {
  const page = await openOptions(browser, '#feed')
  await until('the field', () => page.evaluate<boolean>(`document.querySelector('#add-feed') !== null`))
  await type(page, '#add-feed', address)
  await page.click('#add-source form button')
  const text = await said(page, '#add-source')
  await page.close()
  return text
}

/** Waits for what the presses of a part of the page say. */
export const said = (page: Page, within: string): Promise<string> =>
  until('an answer to the press', () =>
    page.evaluate<string>(
      `[...document.querySelectorAll(${JSON.stringify(`${within} .said`)})].map((line) => line.textContent).filter((text) => text).join('\\n')`,
    ),
  )

export type PickedFile = {
  readonly name: string
  readonly text?: string
  readonly base64?: string
  readonly folder?: string
}

/** Hands files to a file field, as its dialog would. */
export const pickFiles = (page: Page, selector: string, files: readonly PickedFile[]): Promise<void> =>
  page.evaluate(`(() => {
    const field = document.querySelector(${JSON.stringify(selector)})
    const picked = new DataTransfer()
    for (const { name, text, base64, folder } of ${JSON.stringify(files)}) {
      const bytes = base64 === undefined ? text : Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
      const file = new File([bytes], name)
      if (folder) Object.defineProperty(file, 'webkitRelativePath', { value: folder + '/' + name })
      picked.items.add(file)
    }
    field.files = picked.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
  })()`)
