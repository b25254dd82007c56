/**
 * Mutates addresses and checks what page identity promises of every one: no exception, at most two keys, and each key, read as
 * an address, gives itself.
 * usage: npx tsx scripts/fuzz/addresses.ts [COUNT] [SEED]
 */
import { pathToFileURL } from 'node:url'
import cases from '../../src/core/url/cases.json' with { type: 'json' }
import { cleanLink } from '../../src/core/url/clean.ts'
import { keys } from '../../src/core/url/keys.ts'
import { registrableDomain } from '../../src/core/url/provider.ts'
import { HOST_RULES } from '../../src/core/url/tables/rules.ts'
import { candidates } from '../../src/core/url/trust.ts'
import { looksLikeArticle } from '../../src/intake/page-head/article-address.ts'

/** More faults than this say nothing new. */
const MAX_FAULTS = 100
/** The longest mutant. A little above the longest address that has keys. */
const MAX_MUTANT = 8300

const RULED_HOSTS = [...new Set(HOST_RULES.map(({ host }) => host))]
const SEEDS = [
  ...cases.keys.map(({ url }) => url),
  ...[...cases.same, ...cases.different].flatMap(({ a, b }) => [a, b]),
  ...RULED_HOSTS.map((host) => `https://${host}/news/2020/05/08/x%2Fa-b-c-d-12345?id=5&v=abc`),
]
const HOSTS = [
  ...RULED_HOSTS,
  ...'example.com m.co.uk:443 m.github.io amp-news.example.com amp2.m.example.org:8443 www.google.co.uk x.cdn.ampproject.org www.bing.com'.split(
    ' ',
  ),
  ...'toronto.ctvnews.ca [::1]:80 127.0.0.1 user:pw@example.com xn--kln-aktuell-rfb.de bücher.example ... a..b'.split(
    ' ',
  ),
]
const PARTS = [
  ...'/ // /. /.. /amp /AMP /.amp /.amp-x /amp/ ~amp.html !amp .amp.html -amp.html /tnamp/ /sn-amp/ /google/amp/ /platform/amp/ /c/s/ /amp/s/'.split(
    ' ',
  ),
  ...'/wcm/e2eefa00-9205-11ea-9a82-7b04db41e166 /5afad97a-bb2c-11ea-8c1a-9a1b2c3d4e5f /DZT7GXRGGFB4HMCXTC2B7DJK5I idUSKBN22I00B'.split(
    ' ',
  ),
  ...'-1234567 /1234567 /000000012.000045678 /20200508 -03052022 /143000965 a-b-c-d A-B-C-D /en /us /2020/05/08 /video /gallery /id_ nid'.split(
    ' ',
  ),
  ...'? & = # ?id=123456 &videoId=5 &tx_x[y]=1 &lang=de &utm_source=x ?amp ?p=7654321 #!/ #/a-b-c-d ;jsessionid=1 .html .php .do'.split(
    ' ',
  ),
  ...'%2F %2f %25 %41 %c3%a9 %C3%89 %% %zz %00 + ~ , . _ - ! : @ é ß 日本 ٣ \u0000 \ud800 \\ " < | ^ { } \t'.split(
    ' ',
  ),
  ' ',
]

/** A small generator of numbers (mulberry32): the same seed, the same mutants. */
function generator(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Random = ReturnType<typeof generator>
const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T // never empty here

/** One change to an address. */
const CHANGES: readonly ((url: string, random: Random) => string)[] = [
  (url, random) => splice(url, random(url.length + 1), 0, pick(PARTS, random)),
  (url, random) => splice(url, pathStart(url), 0, pick(PARTS, random)),
  (url, random) => url + pick(PARTS, random),
  (url, random) => splice(url, random(url.length + 1), 1 + random(6), ''),
  (url, random) => splice(url, random(url.length + 1), 1, String.fromCharCode(random(128))),
  (url, random) => splice(url, random(url.length + 1), 0, String(random(100_000_000))),
  (url, random) => changed(url, random, (part) => part.toUpperCase()),
  (url, random) => changed(url, random, (part) => part.toLowerCase()),
  (url, random) => changed(url, random, (part) => part + part),
  (url, random) => changed(url, random, escapeAll),
  (url, random) => changed(url, random, (part) => part.replaceAll('%', '%25')),
  (url, random) => url.replace(/^(https?:\/\/)[^/?#]*/, (_, scheme: string) => scheme + pick(HOSTS, random)),
  (url, random) =>
    `https://${pick(HOSTS, random)}/${pick(['c', 'amp', 'v'], random)}/s/${url.replace(/^https?:\/\//, '')}`,
  (url, random) => url.slice(0, random(url.length + 1)) + pick(SEEDS, random).slice(8 + random(40)),
  (url) => url.replace(/^https:/, 'http:'),
]

const splice = (text: string, at: number, length: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + length)

/** Where the path begins, or the end of what has none. */
function pathStart(url: string): number {
  const at = url.indexOf('/', 8)
  return at < 0 ? url.length : at
}

function changed(url: string, random: Random, change: (part: string) => string): string {
  const from = random(url.length + 1)
  const length = 1 + random(24)
  return splice(url, from, length, change(url.slice(from, from + length)))
}

function escapeAll(text: string): string {
  const hex = (char: string) => `%${(char.charCodeAt(0) & 0xff).toString(16).padStart(2, '0')}`
  return [...text].map(hex).join('')
}

/** Tries `count` mutants of the same sequence for a seed; gives what went wrong, one line each. */
export function fuzzAddresses(seed: number, count: number): string[] {
  const random = generator(seed)
  const faults: string[] = []
  for (let round = 0; round < count && faults.length < MAX_FAULTS; round += 1) {
    let url = pick(SEEDS, random)
    for (let changes = 1 + random(5); changes > 0; changes -= 1)
      url = pick(CHANGES, random)(url, random).slice(0, MAX_MUTANT)
    const fault = faultOf(url)
    if (fault !== null) faults.push(`${fault}: ${JSON.stringify(url)}`)
  }
  return faults
}

/** What is wrong with the answers for `url`, or null. */
function faultOf(url: string): string | null {
  try {
    const found = keys(url)
    if (found.length > 2) return 'more than two keys'
    for (const [at, key] of found.entries()) {
      const again = keys(key)
      if (!key.startsWith('https://')) return `key is no address (${key})`
      if (at === 0 ? again[0] !== key : !again.includes(key)) return `key ${key} gives ${again.join(' ')}`
    }
    looksLikeArticle(url)
    registrableDomain(url)
    candidates({ url, canonical: cleanLink(url) })
    return null
  } catch (error) {
    return `threw ${String(error)}`
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count = 100_000, seed = 1] = process.argv.slice(2).map(Number)
  const faults = fuzzAddresses(seed, count)
  for (const fault of faults) console.log(fault)
  console.log(`${count} addresses, seed ${seed}: ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
}
