/** The index as look-ups use it: one part or several, asked at once; at most three rounds of reads a story. */
import { distributionsOf, placeOf, scaleOf } from '../article/quality.ts'
import { foldStory, isoTime, type Member } from '../story/fold.ts'
import { near } from '../story/near.ts'
import type { NearPage } from '../story/types.ts'
import { keys } from '../url/keys.ts'
import { providerIdentity } from '../url/provider.ts'
import { candidates } from '../url/trust.ts'
import type { Block, StoredArticle, StoredRow } from './block-read.ts'
import { hashKey } from './key-hash.ts'
import { openPart, type Part, type PartState } from './part.ts'
import type { ProviderEntry } from './provider-table.ts'
import { Round } from './trace.ts'
import type {
  ByteSource,
  IndexInfo,
  Match,
  MatchBy,
  NearAnswer,
  PageAddress,
  ProviderInfo,
  Place as ShownPlace,
  Story,
  Trace,
} from './types.ts'

/** One article in one part, with the block it lies in. */
type Found = {
  readonly part: Part
  readonly block: Block
  readonly slot: number
  readonly stored: StoredArticle
}
type Located = Found & { readonly match: Match }

export type NearOptions = { readonly limit?: number; readonly exclude?: readonly string[] }

/** Numbers of one key that are looked at: more are never stored by a sound file. */
const NUMBERS_A_KEY = 4
const KINDS: readonly MatchBy[] = ['path', 'id', 'alias']

/** Opens the parts of an index; `states` (of an earlier `Index`) spare the reads. @throws IndexError */
export async function openIndex(
  parts: readonly ByteSource[],
  states: readonly unknown[] = [],
): Promise<Index> {
  return new Index(await Promise.all(parts.map((source, i) => openPart(source, states[i]))))
}

export class Index {
  readonly info: IndexInfo
  readonly #parts: readonly Part[]
  /** The same page in other parts: its story is the union. */
  readonly #elsewhere = new WeakMap<Match, readonly Located[]>()

  constructor(parts: readonly Part[]) {
    this.#parts = parts
    this.info = infoOf(parts.map(({ state }) => state))
  }

  /** JSON to keep and to hand to `openIndex` again. */
  get states(): readonly PartState[] {
    return this.#parts.map(({ state }) => state)
  }

  /** Which article the page is; null when none. Two rounds: keys, then the blocks that confirm them. */
  async find(page: PageAddress, trace?: Trace): Promise<Match | null> {
    const asked = candidates(page).flatMap(({ via, url }) =>
      keys(url).map((key, i) => ({ via, key, isId: i > 0 })),
    )
    const first = new Round(trace)
    const hits = await Promise.all(
      this.#parts.flatMap((part, number) =>
        asked.map(async (ask) => ({
          ...ask,
          part,
          number,
          found: await part.numbers(hashKey(ask.key), first),
        })),
      ),
    )
    const second = new Round(trace)
    const located = await Promise.all(
      hits.flatMap(({ found, ...hit }) =>
        found.slice(0, NUMBERS_A_KEY).map(async (article): Promise<Located | null> => {
          const at = await read(hit.part, article, second)
          const by = at && confirm(at.stored, hit.key, hit.isId)
          return at && by ? { ...at, match: { by, via: hit.via, part: hit.number, article } } : null
        }),
      ),
    )
    const known = located.filter((one) => one !== null)
    const order = asked.map(({ via }) => via)
    known.sort(
      (a, b) =>
        order.indexOf(a.match.via) - order.indexOf(b.match.via) ||
        KINDS.indexOf(a.match.by) - KINDS.indexOf(b.match.by) ||
        Number(b.stored.record) - Number(a.stored.record) ||
        a.match.part - b.match.part,
    )
    const best = known[0]
    if (!best) return null
    const others = new Map(known.map((one) => [one.match.part, one]))
    others.delete(best.match.part)
    this.#elsewhere.set(best.match, [...others.values()])
    return best.match
  }

  /** The article of a match and its story. One round more than `find`. */
  async story(match: Match, trace?: Trace): Promise<Story> {
    const part = this.#parts[match.part]
    const page = part && (await read(part, match.article, new Round(trace)))
    if (!page) throw new RangeError(`no article ${match.article} in part ${match.part} of this index`)
    const round = new Round(trace)
    const sides = [page, ...(this.#elsewhere.get(match) ?? [])]
    const members = union(page, await Promise.all(sides.map((side) => membersOf(side, round))))
    const own = { ...page.stored, why: null, copyOf: null, copyScore: 0 }
    return foldStory(own, members, (quality, scores) => this.#place(quality, scores))
  }

  /** Articles of other providers alike a page that is in no index, likest first. */
  async near(page: NearPage, options: NearOptions = {}, trace?: Trace): Promise<NearAnswer> {
    const rounds = roundsBy(trace)
    const open = await Promise.all(
      this.#parts.map(async (part) => ({ part, reader: await part.terms(rounds) })),
    )
    const parts = open.flatMap(({ part, reader }) => (reader ? [{ part, reader }] : []))
    const excluded = await this.#numbersOf(options.exclude ?? [])
    const { ranked, shown } = await near(
      parts.map(({ reader }) => reader),
      page,
      {
        limit: options.limit ?? 10,
        exclude: (part, article) => excluded.get(parts[part]?.part)?.has(article) ?? false,
      },
    )
    const round = new Round(trace)
    const rows = await Promise.all(
      ranked.map(async ({ part, article, score }) => {
        const found = parts[part] && (await read(parts[part].part, article, round))
        if (!found) return null
        const member: Member = { ...found.stored, why: null, copyOf: null, copyScore: 0 }
        return { row: foldStory(member, [], (quality) => this.#place(quality, [])).article, score }
      }),
    )
    return { rows: rows.filter((row) => row !== null), shown }
  }

  /** What the index knows of an outlet; null when it has no article of it. One round. */
  async provider(domain: string, trace?: Trace): Promise<ProviderInfo | null> {
    const round = new Round(trace)
    const identity = providerIdentity(domain)
    const found = await Promise.all(this.#parts.map((part) => part.provider(identity, round)))
    return providerInfo(found.filter((entry) => entry !== null))
  }

  /** Every outlet of the index, most articles first. Reads the provider tables whole: not for a look-up. */
  async providers(trace?: Trace): Promise<ProviderInfo[]> {
    const round = new Round(trace)
    const byIdentity = new Map<string, ProviderEntry[]>()
    for (const entries of await Promise.all(this.#parts.map((part) => part.providers(round))))
      for (const entry of entries)
        byIdentity.set(entry.identity, [...(byIdentity.get(entry.identity) ?? []), entry])
    const all = [...byIdentity.values()].map(providerInfo).filter((info) => info !== null)
    return all.sort((a, b) => b.articles - a.articles || (a.provider.domain < b.provider.domain ? -1 : 1))
  }

  async #numbersOf(urls: readonly string[]): Promise<Map<Part | undefined, Set<number>>> {
    const matches = await Promise.all(urls.map((url) => this.find({ url })))
    const numbers = new Map<Part | undefined, Set<number>>()
    for (const match of matches)
      for (const one of match ? [match, ...(this.#elsewhere.get(match) ?? []).map((at) => at.match)] : []) {
        const part = this.#parts[one.part]
        numbers.set(part, (numbers.get(part) ?? new Set()).add(one.article))
      }
    return numbers
  }

  #place(quality: number | null, scores: readonly (number | null)[]): ShownPlace | null {
    const parts = distributionsOf(this.states.map(({ meta }) => meta.distribution))
    return placeOf(quality, { parts, scored: this.info.scale?.scored ?? 0 }, scores)
  }
}

/** A new round whenever reads are issued in a later turn than the last ones. */
function roundsBy(trace: Trace | undefined): () => Round {
  let round: Round | null = null
  return () => {
    if (round) return round
    const fresh = new Round(trace)
    round = fresh
    setTimeout(() => {
      round = null
    })
    return fresh
  }
}

async function read(part: Part, article: number, round: Round): Promise<Found | null> {
  const { ref, slot } = part.home(article)
  const block = await part.block(ref, round)
  return slot < block.count ? { part, block, slot, stored: block.article(slot) } : null
}

/** By which kind of key an article is the page with `key`: the stored addresses decide, not the hash. */
function confirm({ article, also }: StoredArticle, key: string, isId: boolean): MatchBy | null {
  const { web, original, amp, cdnAmp } = article.urls
  const has = (urls: readonly (string | null)[]): boolean =>
    urls.some((url) => url !== null && keys(url).includes(key))
  if (has([web, original, ...also])) return isId ? 'id' : 'path'
  return has([amp, cdnAmp]) ? 'alias' : null
}

type Side = { readonly row: StoredRow; readonly found: Found | null }

async function membersOf({ part, block, slot }: Found, round: Round): Promise<readonly Side[]> {
  return Promise.all(
    block.rows(slot).map(async (row) => {
      const inBlock = await part.block({ page: row.page, pages: row.pages }, round)
      const found =
        row.slot < inBlock.count
          ? { part, block: inBlock, slot: row.slot, stored: inBlock.article(row.slot) }
          : null
      return { row, found }
    }),
  )
}

/** Rows of all parts, each page once: the page's own part speaks first. */
function union(page: Found, sides: readonly (readonly Side[])[]): Member[] {
  const taken = new Set(keysOf(page.stored))
  const members: Member[] = []
  for (const side of sides) {
    const places = new Map<number, number>()
    const links: { at: number; copyOf: number }[] = []
    side.forEach(({ row, found }, i) => {
      if (!found || keysOf(found.stored).some((key) => taken.has(key))) return
      for (const key of keysOf(found.stored)) taken.add(key)
      places.set(i, members.length)
      if (typeof row.copyOf === 'number') links.push({ at: members.length, copyOf: row.copyOf })
      members.push({
        article: found.stored.article,
        usual: found.stored.usual,
        why: row.why,
        copyOf: row.copyOf === 'page' ? 'page' : null,
        copyScore: row.copyScore,
      })
    })
    for (const { at, copyOf } of links) {
      const member = members[at]
      if (member) members[at] = { ...member, copyOf: places.get(copyOf) ?? null }
    }
  }
  return members
}

const keysOf = ({ article }: StoredArticle): string[] =>
  [article.urls.web, article.urls.original].flatMap((url) => (url === null ? [] : keys(url)))

function infoOf(states: readonly PartState[]): IndexInfo {
  const newest = states.map(({ meta }) => meta.newest).filter((time) => time !== null)
  const card = states.at(-1)?.meta.card
  return {
    card: card ?? { name: '', maker: null, home: null, qualityMeans: null, qualityDigits: 0, licence: null },
    hashes: states.map(({ hash }) => hash),
    articles: states.reduce((sum, { meta }) => sum + meta.articles, 0),
    providers: states.reduce((most, { meta }) => Math.max(most, meta.providers), 0),
    newest: newest.length === 0 ? null : newest.reduce((a, b) => (a > b ? a : b)),
    scale: scaleOf(distributionsOf(states.map(({ meta }) => meta.distribution))),
  }
}

/** One outlet's entries of several parts, as one; null when there is none. */
function providerInfo(entries: readonly ProviderEntry[]): ProviderInfo | null {
  const [first] = entries
  if (!first) return null
  const times = entries.map(({ newest }) => newest).filter((time) => time !== null)
  return {
    provider: { name: first.name, domain: first.domain },
    articles: entries.reduce((sum, entry) => sum + entry.articles, 0),
    newest: isoTime(times.length === 0 ? null : Math.max(...times)),
  }
}
