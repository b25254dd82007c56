/** Generates outlets, each with its own style of addresses, AMP addresses, images and scores. */
import type { Provider } from '../../src/core/article/types.ts'
import { Random } from './random.ts'
import { capitalised, contentWord, wordOf } from './words.ts'

/** The style of an outlet. */
export type Outlet = {
  readonly provider: Provider
  readonly host: string
  readonly sections: readonly string[]
  readonly date: 'path' | 'none'
  readonly id: 'number' | 'hex' | 'none'
  readonly ending: '' | '/' | '.html' | '.php'
  /** Whether slugs have the whole title, the title without short words, or the words of another headline. */
  readonly slug: 'whole' | 'content' | 'other'
  /** Maximum number of title words in a slug. */
  readonly slugWords: number
  readonly amp: 'folder' | 'host' | 'query' | 'prefix' | 'short' | 'none'
  readonly images: 'uploads' | 'cdn' | 'resized' | 'none'
  readonly imageHost: string
  readonly imageSize: readonly [width: number, height: number]
  /** The mean score. */
  readonly quality: number
  /** Headlines In Capitals. */
  readonly titleCase: boolean
}

/** The number of outlets, and how unevenly they publish (the largest of the real folder has 3 % of its articles). */
const OUTLETS = 9000
const EXPONENT = 1.42
const SHIFT = 11

const SECTIONS =
  'news world business health politics local story article sport national us-news coronavirus opinion tech'.split(
    ' ',
  )
const TLDS = [
  ['com', 62],
  ['co.uk', 7],
  ['org', 6],
  ['net', 4],
  ['com.au', 4],
  ['ca', 4],
  ['in', 4],
  ['ie', 2],
  ['co.nz', 2],
  ['de', 2],
  ['tv', 2],
] as const
const KINDS = 'News Times Post Herald Daily Gazette Today Tribune Journal Star Mail Online Observer TV'.split(
  ' ',
)
const SIZES = [
  [1200, 630],
  [1200, 675],
  [1024, 576],
  [800, 450],
  [1920, 1080],
  [640, 360],
  [2048, 1365],
  [1000, 667],
  [720, 405],
] as const
const CDN_HOSTS = 8

const cache = new Map<number, Outlet>()

export function outletOf(rank: number): Outlet {
  const known = cache.get(rank)
  if (known) return known
  const random = new Random(rank, 1311)
  const words = [wordOf(random.int(0, 20_000)), ...(random.chance(0.25) ? [contentWord(random)] : [])]
  const kind = random.chance(0.5) ? [random.pick(KINDS)] : []
  const name = [...words.map(capitalised), ...kind].join(' ')
  const label = `${words.join('')}${kind.join('').toLowerCase()}`
  const domain = `${label}.${random.weighted(TLDS)}`
  const images = random.weighted([
    ['uploads', 28],
    ['cdn', 32],
    ['resized', 19],
    ['none', 21],
  ] as const)
  const outlet: Outlet = {
    provider: { name, domain },
    host: random.chance(0.8) ? `www.${domain}` : domain,
    sections: Array.from({ length: random.int(1, 4) }, () => random.pick(SECTIONS)),
    date: random.chance(0.28) ? 'path' : 'none',
    id: random.weighted([
      ['number', 40],
      ['hex', 9],
      ['none', 51],
    ] as const),
    ending: random.weighted([
      ['', 46],
      ['/', 34],
      ['.html', 18],
      ['.php', 2],
    ] as const),
    slug: random.weighted([
      ['whole', 45],
      ['content', 25],
      ['other', 30],
    ] as const),
    slugWords: random.weighted([
      [6, 15],
      [9, 25],
      [12, 25],
      [30, 35],
    ] as const),
    amp: random.weighted([
      ['folder', 24],
      ['query', 9],
      ['host', 9],
      ['prefix', 9],
      ['short', 14],
      ['none', 42],
    ] as const),
    images,
    imageHost: imageHost(domain, random),
    imageSize: random.pick(SIZES),
    quality: Math.max(8, 66 + 27 * random.normal()),
    titleCase: random.chance(0.4),
  }
  cache.set(rank, outlet)
  return outlet
}

function imageHost(domain: string, random: Random): string {
  if (random.chance(0.3)) return `www.${domain}`
  if (random.chance(0.3)) return `${random.pick(['images', 'static', 'cdn', 'media'])}.${domain}`
  return `${random.pick(['img', 'i', 'cdn'])}${random.int(0, 3)}.${wordOf(50_000 + random.int(0, CDN_HOSTS))}cdn.net`
}

export const anyOutlet = (random: Random): Outlet => outletOf(random.zipf(OUTLETS, EXPONENT, SHIFT))
