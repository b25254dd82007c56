/** What tests ask and do in pages by selector. All run in the page. */
import type { Evaluates } from '../harness/types.ts'

export const isShown = (page: Evaluates, selector: string): Promise<boolean> =>
  page.evaluate((wanted) => document.querySelector(wanted) !== null, selector)

export const countOf = (page: Evaluates, selector: string): Promise<number> =>
  page.evaluate((wanted) => document.querySelectorAll(wanted).length, selector)

/** The text of the first element; null when there is none. */
export const textOf = (page: Evaluates, selector: string): Promise<string | null> =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent?.trim() ?? null, selector)

export const textsOf = (page: Evaluates, selector: string): Promise<string[]> =>
  page.evaluate(
    (wanted) => [...document.querySelectorAll(wanted)].map(({ textContent }) => textContent.trim()),
    selector,
  )

/** The whole page as it reads on the screen. */
export const visibleText = (page: Evaluates): Promise<string> => page.evaluate(() => document.body.innerText)

/** Calls `click` of an element; `Page.click` is the real pointer. */
export const press = (page: Evaluates, selector: string): Promise<void> =>
  page.evaluate((wanted) => {
    const element = document.querySelector<HTMLElement>(wanted)
    if (element === null) throw new Error(`no element ${wanted}`)
    element.click()
  }, selector)

export const pressAll = (page: Evaluates, selector: string): Promise<void> =>
  page.evaluate((wanted) => {
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) element.click()
  }, selector)

/** Sets the value of a field as a reader does, events and all. */
export const setField = (
  page: Evaluates,
  selector: string,
  value: string,
  event: 'input' | 'change' = 'input',
): Promise<void> =>
  page.evaluate(
    (wanted, text, name) => {
      const field = document.querySelector<HTMLInputElement>(wanted)
      if (field === null) throw new Error(`no field ${wanted}`)
      field.value = text
      field.dispatchEvent(new Event(name, { bubbles: true }))
    },
    selector,
    value,
    event,
  )

/** How many pixels the content of an element is wider than its box; null when there is no such element. */
export const overflowOf = (page: Evaluates, selector: string): Promise<number | null> =>
  page.evaluate((wanted) => {
    const box = document.querySelector(wanted)
    return box && box.scrollWidth - box.clientWidth
  }, selector)
