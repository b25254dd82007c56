/** Functions that run in pages of both browsers. */

/** Scrolls an element into view; the middle of it in CSS pixels of the viewport. */
export function middleOf(selector: string): { x: number; y: number } {
  const element = document.querySelector(selector)
  if (element === null) throw new Error(`no element ${selector}`)
  element.scrollIntoView()
  const { x, y, width, height } = element.getBoundingClientRect()
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) }
}

/** The id of the button that `offerGrant` adds. */
export const GRANT_BUTTON = 'grant'

/** Adds a button over the whole page that asks for hosts when it is pressed, as an options page would. */
export function offerGrant(id: string, origins: readonly string[]): void {
  const button = document.createElement('button')
  button.id = id
  button.textContent = 'Grant'
  button.style.cssText = 'position: fixed; inset: 0; z-index: 9999'
  button.onclick = async () => {
    const granted = await chrome.permissions.request({ origins: [...origins] }).catch(String)
    button.dataset.granted = String(granted)
  }
  document.body.append(button)
}

/** The browser's answer to the press, null before it; an answer removes the button. Throws when the request failed. */
export function takeGrant(id: string): 'granted' | 'refused' | null {
  const button = document.getElementById(id)
  const answer = button?.dataset.granted
  if (answer === undefined) return null
  button?.remove()
  if (answer !== 'true' && answer !== 'false') throw new Error(answer)
  return answer === 'true' ? 'granted' : 'refused'
}

/** Runs on an extension page: brings a tab and its window to the front. */
export async function focusTab(tabId: number): Promise<void> {
  const tab = await chrome.tabs.update(tabId, { active: true })
  if (tab !== undefined) await chrome.windows.update(tab.windowId, { focused: true })
}

/** Runs on an extension page. */
export const badgeOf = (tabId: number): Promise<string> => chrome.action.getBadgeText({ tabId })
