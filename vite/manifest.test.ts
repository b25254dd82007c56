/** The manifests of both browsers and of publishers, before the build. */
import { expect, it } from 'vitest'
import { browserOf, manifestOf } from './manifest.ts'

it.each([
  ['production', 'chrome'],
  ['development', 'chrome'],
  ['chrome', 'chrome'],
  ['firefox', 'firefox'],
])('the mode %s builds for %s', (mode, browser) => {
  expect(browserOf(mode)).toBe(browser)
})

it('refuses an unknown mode', () => {
  expect(() => browserOf('safari')).toThrow('Unknown mode "safari"')
})

it('gives each browser the background that it knows', () => {
  expect(manifestOf('chrome', null).background).toEqual({
    service_worker: 'src/background/main.ts',
    type: 'module',
  })
  expect(manifestOf('firefox', null).background).toEqual({
    scripts: ['src/background/main.ts'],
    type: 'module',
  })
})

it("gives a publisher's package its name, and in Firefox an id of its own", () => {
  const chrome = manifestOf('chrome', 'The Gazette')
  expect([chrome.name, chrome.action.default_title]).toEqual(['The Gazette', 'The Gazette'])
  expect(chrome).not.toHaveProperty('browser_specific_settings')
  expect(manifestOf('firefox', 'The Gazette')).toMatchObject({
    browser_specific_settings: {
      gecko: { id: 'the-gazette@second-source.example', strict_min_version: '147.0' },
    },
  })
})
