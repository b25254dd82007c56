/** What the badge says. */
import { expect, it, vi } from 'vitest'

vi.mock('./browser.ts', () => ({ browser: {} }))
const { badgeText } = await import('./badge.ts')

it.each([
  [0, ''],
  [1, '1'],
  [999, '999'],
  [1000, '999+'],
])('says %i outlets as "%s"', (outlets, text) => {
  expect(badgeText(outlets)).toBe(text)
})
