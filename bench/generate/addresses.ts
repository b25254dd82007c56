/** Addresses of a generated article in its outlet's style: slugs made of the title, AMP addresses made of the page's address. */
import type { ArticleUrls, Image } from '../../src/core/article/types.ts'
import type { Outlet } from './outlets.ts'
import type { Random } from './random.ts'

const HEX = '0123456789abcdef'
const hex = (random: Random, length: number): string =>
  Array.from({ length }, () => HEX[random.int(0, 15)]).join('')

const slugOf = (title: string, words: number): string =>
  (
    title
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[a-z0-9]+/g) ?? []
  )
    .slice(0, words)
    .join('-')

const dayOf = (time: number, separator: string): string =>
  new Date(time * 1000).toISOString().slice(0, 10).replaceAll('-', separator)

/** `headlines`: the article's title, and the event's own headline, which some outlets use for slugs. */
export function addressesOf(
  outlet: Outlet,
  headlines: readonly [title: string, event: string],
  time: number,
  random: Random,
): ArticleUrls {
  const { host, date, id, ending } = outlet
  const folders = [random.pick(outlet.sections), ...(date === 'path' ? [dayOf(time, '/')] : [])]
  const number =
    id === 'number' ? `-${random.int(100_000, 99_999_999)}` : id === 'hex' ? `-${hex(random, 12)}` : ''
  const path = `/${folders.join('/')}/${slugIn(outlet, headlines)}${number}`
  const query = random.chance(0.02) ? `?ref=${random.int(10, 99)}` : ''
  const web = `https://${host}${path}${ending}${query}`
  const amp = ampOf(outlet, path, time)
  return { web, original: null, amp, cdnAmp: amp === null ? null : cachedAt(amp) }
}

function slugIn({ slug, slugWords }: Outlet, [title, event]: readonly [string, string]): string {
  if (slug === 'whole') return slugOf(title, slugWords)
  const said = slug === 'other' ? event : title
  return slugOf(said.replace(/\b\w{1,3}\b/g, ''), slugWords)
}

function ampOf({ amp, host, ending }: Outlet, path: string, time: number): string | null {
  const page = `${path}${ending}`
  if (amp === 'folder') return `https://${host}${page.replace(/\/$/, '')}/amp/`
  if (amp === 'query') return `https://${host}${page}?amp`
  if (amp === 'host') return `https://amp.${host.replace(/^www\./, '')}${page}`
  if (amp === 'prefix') return `https://${host}/amp${page}`
  return amp === 'short' ? `https://amp.${host.replace(/^www\./, '')}/story/${time}` : null
}

/** The AMP cache's address of an https address. */
function cachedAt(url: string): string {
  const { host } = new URL(url)
  const label = host.replaceAll('-', '--').replaceAll('.', '-')
  return `https://${label}.cdn.ampproject.org/c/s/${url.slice('https://'.length)}`
}

/** Null for outlets without pictures, and sometimes for others. */
export function imageOf(outlet: Outlet, title: string, time: number, random: Random): Image | null {
  if (outlet.images === 'none' || random.chance(0.05)) return null
  const [width, height] = random.chance(0.6)
    ? outlet.imageSize
    : [random.int(300, 2400), random.int(200, 1600)]
  return { url: `https://${outlet.imageHost}${imagePath(outlet, title, time, random)}`, width, height }
}

function imagePath({ images, imageSize }: Outlet, title: string, time: number, random: Random): string {
  if (images === 'uploads') {
    const name = random.chance(0.7) ? slugOf(title, random.int(4, 12)) : `img-${hex(random, 16)}`
    return `/wp-content/uploads/${dayOf(time, '/').slice(0, 7)}/${name}-${random.int(300, 2000)}x${random.int(200, 1200)}.jpg`
  }
  const [width, height] = imageSize
  if (images === 'cdn')
    return `/${hex(random, 2)}/${hex(random, 2)}/${hex(random, 32)}/${hex(random, 20)}-image-${random.int(10, 99)}.jpg`
  const source = `photos/${dayOf(time, '/')}/${hex(random, 8)}-${hex(random, 4)}-${hex(random, 12)}.jpg`
  return `/resize/${width}x${height}/${source}?quality=80&strip=all&w=${width}&h=${height}`
}
