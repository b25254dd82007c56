/** The count on the toolbar icon of one tab. */
import { browser } from './browser.ts'

/** The mockups' badge: ink with white text, the same in light and dark. */
const COLOUR = '#211d17'

/** What the badge says of a number of other outlets: nothing for none, and never wider than the icon. */
export const badgeText = (outlets: number): string =>
  outlets === 0 ? '' : outlets > 999 ? '999+' : String(outlets)

/** Sets a tab's badge. A tab that is gone by now is no error. */
export async function setBadge(tabId: number, outlets: number): Promise<void> {
  const text = badgeText(outlets)
  try {
    // Asked for together, the text last: the browser does them in this order.
    await Promise.all([
      text && browser.action.setBadgeBackgroundColor({ tabId, color: COLOUR }),
      text && browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
      browser.action.setBadgeText({ tabId, text }),
    ])
  } catch {}
}
