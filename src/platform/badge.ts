/** The count on the toolbar icon of one tab. */
import { browser } from './browser.ts'

/** The mockups' badge: ink with white text, the same in light and dark. */
const COLOUR = '#211d17'

/** The badge for a number of other outlets: empty for none, never wider than the icon. */
export const badgeText = (outlets: number): string =>
  outlets === 0 ? '' : outlets > 999 ? '999+' : String(outlets)

/** Sets a tab's badge. A closed tab is not an error. */
export async function setBadge(tabId: number, outlets: number): Promise<void> {
  const text = badgeText(outlets)
  try {
    // Sent together; the browser handles them in this order, the text last.
    await Promise.all([
      text && browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
      text && browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
      browser.action.setBadgeText({ tabId, text }),
    ])
  } catch {}
}
