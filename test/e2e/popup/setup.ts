/** A browser with the railway publisher's package, for tests of its popup. Each test begins with a new reader's settings. */
import { beforeEach } from 'vitest'
import { useBrowser, type World } from '../support/browser.ts'
import { setSettings } from '../support/faults.ts'
import { articlePage } from '../support/pages.ts'
import { PICTURES, RAIL, TITLES } from '../support/rail.ts'

const when = '<meta property="article:published_time" content="2026-03-06T06:15:00Z">'

export function useRailPopup(): World {
  const world = useBrowser({
    package: 'rail',
    pages: {
      [RAIL.story]: articlePage(TITLES.story),
      [RAIL.alone]: articlePage('The clock'),
      [RAIL.near]: articlePage(TITLES.near, when),
      [RAIL.covered]: articlePage(TITLES.covered, when),
      [RAIL.uncovered]: articlePage(TITLES.uncovered, when),
      [RAIL.home]: articlePage('Home'),
    },
    hosts: [RAIL.ledger, ...PICTURES].map((url) => new URL(url).hostname),
  })
  beforeEach(async () => {
    await setSettings(world.browser, {})
    await world.browser.setMedia({})
  })
  return world
}
