/**
 * Writes src/core/url/tables/suffixes.ts: the public suffix list as tldts ships it, cut to what a news reader meets.
 * Whole, it weighs 47 KB compressed with its code (29 KB as the tightest text), more than the popup may weigh in all; cut, 5.5 KB.
 * Left out: towns and counties of countries that list them all (Japan's become one wildcard a prefecture), offices below a
 * state's `gov`, and of the private part everything but the hosts named here.
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
/**
 * The private part, by hand: hosts where different people publish pages, and names sold like a country's. The list holds 1,981 of
 * two labels; the others are dynamic DNS, shops and the machinery of clouds, and hold no articles. A host missing here makes one
 * outlet of its tenants: add it.
 */
const SHARED = [
  'blogspot.com wixsite.com wixstudio.com wixstudio.io webflow.io carrd.co notion.site framer.website framer.app framer.media umso.co', // builders of sites
  'simplesite.com yolasite.com live-website.com wpenginepowered.com wpsquared.site pantheonsite.io gotpantheon.com dreamhosters.com', // builders of sites
  'altervista.org bearblog.dev small-web.org omg.lol srht.site tuxfamily.org uber.space myshopify.com readmyblog.org blogsite.org', // blogs, small hosts
  'hatenablog.com hatenablog.jp hateblo.jp hatenadiary.com hatenadiary.jp hatenadiary.org sblo.jp coolblog.jp sakuraweb.com lolipop.io', // blogs of Japan
  'github.io gitlab.io bitbucket.io codeberg.page gitbook.io readthedocs.io js.org netlify.app vercel.app vercel.dev now.sh surge.sh', // pages of developers
  'pages.dev workers.dev deno.dev fly.dev web.app firebaseapp.com appspot.com herokuapp.com onrender.com amplifyapp.com', // clouds that serve pages
  'azurewebsites.net azurestaticapps.net cloudfront.net pythonanywhere.com repl.co replit.app streamlit.app lovable.app toolforge.org', // clouds that serve pages
  'uk.com us.com eu.com de.com br.com cn.com jpn.com ru.com sa.com za.com gr.com africa.com co.com uk.net se.net jp.net gb.net hu.net in.net', // sold like countries
  'eu.org us.org ae.org hk.org jpn.org za.org com.de com.se com.ru net.ru org.ru pp.ru msk.ru spb.ru co.nl co.no co.ua pp.ua biz.ua', // sold like countries
  'krakow.pl lodz.pl lublin.pl poznan.pl torun.pl gdansk.pl gdynia.pl sopot.pl gliwice.pl wroc.pl', // towns of Poland
]

const shared = new Set(SHARED.flatMap((line) => line.split(' ')))

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

/** `wsse.gov.pl`, `sp.gov.br`: offices of one state, one provider for a reader. */
const isOffice = (labels: readonly string[]): boolean => labels.length > 2 && labels.at(-2) === 'gov'

function isKept({ suffix, kind }: { suffix: string; kind: number }): boolean {
  const labels = suffix.split('.')
  const [first = '', ...rest] = labels
  const ending = labels.at(-1) ?? ''
  if (rest.length === 0 || [...suffix].some((char) => char > '~')) return false
  if (kind === PRIVATE) return shared.has(suffix)
  if (kind !== ICANN || isOffice(labels)) return false
  if (!TOWNS.has(ending)) return true
  return labels.length === 2 && (PLAIN.has(first) || (ending === 'us' && first.length === 2))
}

const all = [...walk(trie.rulesRoot)]
const rules = all.filter(isKept).map(({ suffix }) => suffix)
const unknown = [...shared].filter((suffix) => !rules.includes(suffix))
if (unknown.length > 0) throw new Error(`The public suffix list has none of: ${unknown.join(', ')}.`)
const wild = PREFECTURES.split(' ').map((name) => `*.${name}.jp`)
const exceptions = [...walk(trie.exceptionsRoot)].map(({ suffix }) => `!${suffix}`)
const byEnding = new Map<string, Set<string>>()
for (const rule of [...rules, ...wild, ...exceptions]) {
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
