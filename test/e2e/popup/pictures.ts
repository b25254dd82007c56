/** Pictures: no outlet is asked while they are off, and none learns the page when they are on. */
import { beforeAll, expect, test } from 'vitest'
import { until } from '../harness/until.ts'
import { requestsSince } from '../support/browser.ts'
import { setSettings } from '../support/faults.ts'
import { picture } from '../support/picture.ts'
import { openPopup } from '../support/popup-acts.ts'
import { PICTURES, RAIL } from '../support/rail.ts'
import { world } from './world.ts'

const referrers: (string | undefined)[] = []

beforeAll(() => {
  for (const url of PICTURES)
    world.site.put(url, (request, response) => {
      referrers.push(request.headers.referer)
      if (typeof picture === 'function') picture(request, response)
    })
})

const asked = (from: number) =>
  requestsSince(world.site, from).filter(({ url }) =>
    PICTURES.some((one) => one.includes(new URL(url.includes('://') ? url : `https://${url}`).hostname)),
  )

test('off, as they are at first: monograms, and no request', async () => {
  const from = world.site.seen.length
  const { popup, close } = await openPopup(world, RAIL.story)
  expect(await popup.evaluate(`document.querySelectorAll('img').length`)).toBe(0)
  expect(await popup.evaluate(`document.querySelector('.row .tile').textContent`)).toBe('CP')
  await close()
  expect(asked(from)).toEqual([])
})

test('on: loaded without a referrer, a monogram where there is none', async () => {
  await setSettings(world.browser, { pictures: true })
  const from = world.site.seen.length
  const { popup, close } = await openPopup(world, RAIL.story)
  await until('a picture', () =>
    popup.evaluate<boolean>(`document.querySelector('.row img')?.naturalWidth > 0`),
  )
  expect(asked(from).length).toBeGreaterThan(0)
  expect(referrers.length).toBeGreaterThan(0)
  expect(referrers.every((referrer) => referrer === undefined)).toBe(true)
  expect(
    await popup.evaluate(`document.querySelectorAll('.row:not(.row--in) .tile').length`),
  ).toBeGreaterThan(5)
  await close()
})
