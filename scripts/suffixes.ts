/**
 * Writes src/core/url/tables/suffixes.ts: the public suffix list as tldts ships it, cut to what a news reader meets.
 * Whole, it weighs 47 KB compressed with its code (29 KB as the tightest text), more than the popup may weigh in all. Left out:
 * - towns and counties of countries that list them all (Japan's become one wildcard a prefecture);
 * - of the private part, names of three labels, names under rare endings, dynamic DNS and the machinery of clouds:
 *   different people publish under the rest.
 * Run by hand when tldts is updated: npx tsx scripts/suffixes.ts
 */
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The part of tldts' data module that is read: a trie in flat arrays, labels from the right. */
type Trie = {
  readonly nodeFlags: Uint8Array
  readonly edgeStart: Uint16Array
  readonly edgeLength: Uint8Array
  readonly edgeChild: Uint16Array
  readonly labelText: string
  readonly rulesRoot: number
  readonly exceptionsRoot: number
}
const ICANN = 1
const PRIVATE = 2

const TOWNS = new Set('jp no it us aero vn'.split(' '))
const PLAIN = new Set(
  '* co com net org gov edu ac ne or go ad gr ed lg mil info biz name int health pro'.split(' '),
)
const PREFECTURES =
  'hokkaido aomori iwate miyagi akita yamagata fukushima ibaraki tochigi gunma saitama chiba tokyo kanagawa niigata toyama ishikawa fukui yamanashi nagano gifu shizuoka aichi mie shiga kyoto osaka hyogo nara wakayama tottori shimane okayama hiroshima yamaguchi tokushima kagawa ehime kochi fukuoka saga nagasaki kumamoto oita miyazaki kagoshima okinawa'
/** Endings under which shared hosts of pages are common. */
const SHARED_ENDINGS = new Set(
  'com net org io app dev me page site co pub space xyz online website run sh'.split(' '),
)
const MACHINERY =
  /dyn|dns|no-?ip|(^|-)isa?-|^from-|^for-|^serve|linux|unix|selfip|webhop|^barsy|^myspreadshop|akam|azure|cdn|edge|staging|usercontent|router|gateway|server|fritz|nas\.|ftp|firewall|remote|vpn|relay|familyds|synology|diskstation|vnc|home|sells|likes|est-|geek|fan\.|security|camera|freebox|atlassian|qualy|cloudns|api|ip-|-ip|ipv|shop|tunnel|obs|storage|objects|static|test|stg|lcl|demo/
/** Left out above, yet hosts of pages. */
const MORE = [
  'hatenablog.jp',
  'hateblo.jp',
  'hatenadiary.jp',
  'sblo.jp',
  'lima-city.de',
  'herokuapp.com',
  'appspot.com',
  'eu.org',
]

const require = createRequire(import.meta.url)
// tldts keeps its data in a module of its own without types.
const trie = require('tldts/dist/cjs/src/data/trie.js') as Trie

function* walk(root: number): Generator<{ suffix: string; kind: number }> {
  const offsets = [0]
  for (const length of trie.edgeLength) offsets.push((offsets.at(-1) ?? 0) + length)
  const stack: [number, string][] = [[root, '']]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const [node, suffix] = top
    const kind = trie.nodeFlags[node] ?? 0
    if (kind > 0 && suffix !== '') yield { suffix, kind }
    for (let edge = trie.edgeStart[node] ?? 0; edge < (trie.edgeStart[node + 1] ?? 0); edge += 1) {
      const label = trie.labelText.slice(offsets[edge], offsets[edge + 1])
      stack.push([trie.edgeChild[edge] ?? 0, suffix === '' ? label : `${label}.${suffix}`])
    }
  }
}

function isKept({ suffix, kind }: { suffix: string; kind: number }): boolean {
  const labels = suffix.split('.')
  const [first = '', ...rest] = labels
  const ending = labels.at(-1) ?? ''
  if (rest.length === 0 || [...suffix].some((char) => char > '~')) return false
  if (kind === PRIVATE) return labels.length === 2 && SHARED_ENDINGS.has(ending) && !MACHINERY.test(suffix)
  if (kind !== ICANN || !TOWNS.has(ending)) return kind === ICANN
  return labels.length === 2 && (PLAIN.has(first) || (ending === 'us' && first.length === 2))
}

const all = [...walk(trie.rulesRoot)]
/** Private names with rules below them are machinery too (`*.compute.example`). */
const deep = new Set(
  all
    .filter(({ suffix, kind }) => kind === PRIVATE && suffix.split('.').length > 2)
    .map(({ suffix }) => suffix.split('.').slice(-2).join('.')),
)
const rules = all
  .filter((rule) => isKept(rule) && !(rule.kind === PRIVATE && deep.has(rule.suffix)))
  .map(({ suffix }) => suffix)
const wild = PREFECTURES.split(' ').map((name) => `*.${name}.jp`)
const exceptions = [...walk(trie.exceptionsRoot)].map(({ suffix }) => `!${suffix}`)
const byEnding = new Map<string, Set<string>>()
for (const rule of [...rules, ...wild, ...MORE, ...exceptions]) {
  const dot = rule.lastIndexOf('.')
  const ending = rule.slice(dot + 1)
  byEnding.set(ending, (byEnding.get(ending) ?? new Set()).add(rule.slice(0, dot)))
}
const lines = [...byEnding].sort().map(([ending, names]) => `  '${ending} ${[...names].sort().join(' ')}',`)
writeFileSync(
  'src/core/url/tables/suffixes.ts',
  `/** Public suffixes of more than one label, one line an ending. Written by scripts/suffixes.ts from tldts; not edited by hand. */\nexport const SUFFIXES: readonly string[] = [\n${lines.join('\n')}\n]\n`,
)
console.log(`${lines.length} endings, ${rules.length} rules`)
