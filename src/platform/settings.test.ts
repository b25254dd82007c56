/** Settings that were stored by another version, damaged, or imported. */
import { describe, expect, it, vi } from 'vitest'

vi.mock('./browser.ts', () => ({ browser: {} }))
const { defaultSettings, parseSettings } = await import('./settings.ts')

describe('parseSettings', () => {
  it.each([undefined, null, 7, 'x', []])('gives the defaults for %j', (value) => {
    expect(parseSettings(value)).toEqual(defaultSettings)
  })

  it('keeps valid values and replaces invalid ones', () => {
    const stored = {
      hidden: ['a.example', 7, '', 'a.example'],
      order: 'newest',
      view: 'map',
      pictures: 1,
      language: 'de',
    }
    expect(parseSettings(stored)).toEqual({
      ...defaultSettings,
      hidden: ['a.example'],
      order: 'newest',
      language: 'de',
    })
  })

  it('refuses a language that is not a language tag', () => {
    expect(parseSettings({ language: '../../x' }).language).toBeNull()
  })
})
