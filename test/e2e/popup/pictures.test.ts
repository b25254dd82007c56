/** Pictures: no outlet is asked while they are off, and none learns the page when they are on. */
import { beforeAll, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { requestsSince } from '../support/browser.ts'
import { countOf, textOf } from '../support/dom.ts'
import { setSettings } from '../support/faults.ts'
import { picture } from '../support/picture.ts'
import { openPopup } from '../support/popup-acts.ts'
import { PICTURES, RAIL } from '../support/rail.ts'
import { useRailPopup } from './setup.ts'

const world = useRailPopup()
const referrers: (string | undefined)[] = []

beforeAll(() => {
  for (const url of PICTURES)
    world.site.put(url, (request, response) => {
      referrers.push(request.headers.referer)
      picture(request, response)
    })
})

const pictureHosts = PICTURES.map((url) => new URL(url).hostname)
const asked = (from: number) =>
  requestsSince(world.site, from).filter(({ url }) =>
    pictureHosts.includes(new URL(url.includes('://') ? url : `https://${url}`).hostname),
  )

test('pictures are off at first: monograms, and no request', async () => {
  const from = world.site.seen.length
  const { popup, close } = await openPopup(world, RAIL.story)
  expect(await countOf(popup, 'img')).toBe(0)
  expect(await textOf(popup, '.row .tile')).toBe('CP')
  await close()
  expect(asked(from)).toEqual([])
})

test('pictures that are on load without a referrer, with a monogram where there is none', async () => {
  await setSettings(world.browser, { pictures: true })
  const from = world.site.seen.length
  const { popup, close } = await openPopup(world, RAIL.story)
  await until('a picture', () =>
    popup.evaluate(() => (document.querySelector<HTMLImageElement>('.row img')?.naturalWidth ?? 0) > 0),
  )
  expect(asked(from).length).toBeGreaterThan(0)
  expect(referrers.length).toBeGreaterThan(0)
  expect(referrers.every((referrer) => referrer === undefined)).toBe(true)
  expect(await countOf(popup, '.row:not(.row--in) .tile')).toBeGreaterThan(5)
  await close()
})
