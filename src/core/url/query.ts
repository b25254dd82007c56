/** Which parameters of a query say which page it is. Edited by hand: URLSearchParams re-encodes the neighbours. */
import type { PathSays } from './path-says.ts'
import { AMP_PARAMS } from './tables/amp.ts'
import {
  CONTENT_KINDS,
  DAY_NAMES,
  DECIDING_NAMES,
  EXTENSION_NOISE,
  IDENTITY_NAMES,
  LANGUAGE_NAMES,
  PAGE_NAMES,
  PATH_ID_NAMES,
  STRONG_NAMES,
  STRUCTURE_ENDS,
  STRUCTURE_NAMES,
} from './tables/identity.ts'
import { LANGUAGES } from './tables/ids.ts'
import {
  AMBIGUOUS_NAMES,
  CHANNEL_VALUES,
  COMPANIONS,
  TRACKING_NAMES,
  TRACKING_PREFIXES,
  TRACKING_WORDS,
} from './tables/tracking.ts'
import { isDay } from './times.ts'
import { wordSet } from './words.ts'

/** One parameter: its name in lower case, its value and the whole of it as written. */
export type Param = { readonly name: string; readonly value: string; readonly text: string }

const tracking = wordSet(TRACKING_NAMES)
const ambiguous = wordSet(AMBIGUOUS_NAMES)
const trackingWords = wordSet(TRACKING_WORDS)
const channels = wordSet(CHANNEL_VALUES)
const identity = wordSet(IDENTITY_NAMES)
const strong = wordSet(STRONG_NAMES)
const deciding = wordSet([...STRONG_NAMES, ...DECIDING_NAMES])
const pathIds = wordSet(PATH_ID_NAMES)
const structure = wordSet(STRUCTURE_NAMES)
const structureEnds = wordSet(STRUCTURE_ENDS)
const language = wordSet(LANGUAGE_NAMES)
const languages = wordSet(LANGUAGES)
const pages = wordSet(PAGE_NAMES)
const content = wordSet(CONTENT_KINDS)
const dayNames = wordSet(DAY_NAMES)
const extensionNoise = wordSet(EXTENSION_NOISE)
const companions = COMPANIONS.map(([given, names]) => [given, wordSet([names])] as const)

/** Ends of names whose value may be a number of the page's: `docno`, `wr_id`. */
const NUMBERED = /(?:id|no|num|nr|idx|seq|key|code)$/

/** The part of a name's word that says that its value is an id: `videoid`, `no`, `idnoticia`. */
const ID_PART = /^id(?=[a-z]*$)|(?:fbid|id|no|nr|num|number|key)$/
/** A field of an extension: TYPO3's `tx_news_pi1[news]`, escaped or not. Group 1 is the field. */
const EXTENSION_FIELD = /^tx_\w{1,64}(?:\[|%5b)(\w{1,64})(?:\]|%5d)$/

/** More parameters than this name no article; the rest is dropped. */
const MAX_PARAMS = 64

/** What a query says: the parameters that name the page (sorted, joined), and the article number among them if there is one. */
export type QuerySays = { readonly query: string; readonly id: string | null }
const NOTHING: QuerySays = { query: '', id: null }

/** Reads `query` (without `?`) beside what the path says; `only`, when given, are the only names that count. */
export function readQuery(query: string, path: PathSays, only: readonly string[] | undefined): QuerySays {
  if (query === '') return NOTHING
  const params = readParams(query)
  const kept =
    only !== undefined
      ? params.filter(({ name }) => only.includes(name))
      : path === 'article'
        ? params.filter(countsOnArticle)
        : keptOnScript(params, path)
  if (kept.length === 0) return NOTHING
  const [first] = kept
  const id =
    kept.length === 1 &&
    first !== undefined &&
    pathIds.has(first.name) &&
    /^\d{7,}$/.test(first.value) &&
    !isDay(first.value)
      ? first.value
      : null
  return { query: [...new Set(kept.map((param) => param.text))].sort().join('&'), id }
}

/** The parameters of a query, at most 64. */
export function readParams(query: string): Param[] {
  const params: Param[] = []
  for (const part of query.split('&', MAX_PARAMS)) {
    const text = readText(part)
    if (text === '') continue
    const at = text.indexOf('=')
    const name = (at < 0 ? text : text.slice(0, at)).toLowerCase()
    params.push({ name, value: at < 0 ? '' : text.slice(at + 1), text })
  }
  return params
}

/** A parameter without a name may carry its slug behind it (c-span.org/video/?471800-1/slug): the slug goes. */
function readText(part: string): string {
  const text = part.replace(/^[?=]+/, '')
  const slash = text.indexOf('/')
  return slash > 0 && !text.includes('=') ? text.slice(0, slash) : text
}

/** On a path that names an article, a language, an article's number or the id of something that the page holds is another page. */
function countsOnArticle(param: Param): boolean {
  const { name, value } = param
  if (isLanguage(name, value) || (dayNames.has(name) && isDayOrMonth(value))) return true
  return (strong.has(name) && /^\d{5,}$/.test(value)) || namesContent(param)
}

/** `videoId=3812`, `story_fbid=12`, `tx_decisions[ruling]=1`. */
function namesContent({ name, value, text }: Param): boolean {
  if (value === '' || isTracking(name)) return false
  const field = EXTENSION_FIELD.exec(name)?.[1]
  if (field !== undefined) return !extensionNoise.has(field)
  if (!/\d/.test(value) || saysChannel(value)) return false
  if (name === 'id' || content.has(name)) return /^\d{2,}$/.test(value)
  const words = wordsOf(nameIn(text))
  if (words.some((word) => trackingWords.has(word))) return false
  const kinds = words.map((word) => word.replace(ID_PART, ''))
  return kinds.join() !== words.join() && kinds.some((word) => content.has(word))
}

function isLanguage(name: string, value: string): boolean {
  return (
    language.has(name) &&
    languages.has(value.slice(0, 2).toLowerCase()) &&
    /^[a-z]{2}(?:[-_]\w+)?$/i.test(value)
  )
}

function keptOnScript(params: readonly Param[], path: PathSays): Param[] {
  const beside = companions
    .filter(([given]) => params.some(({ name }) => name === given))
    .map(([, names]) => names)
  const left = params.filter(
    (param) =>
      !(isTracking(param.name) || asksForAmp(param) || beside.some((names) => names.has(param.name))),
  )
  const named = path === 'page' || left.some(namesPage)
  const decided = left.some(decides)
  return named ? left.filter((param) => !isPart(param) && !isUnlistedTracker(param, decided)) : left
}

/** An article's number of six digits is the site's, not a board's or a section's: it decides as a path does. */
function decides({ name, value }: Param): boolean {
  return deciding.has(name) && /^\d{6,}$/.test(value)
}

function namesPage({ name, value }: Param): boolean {
  return identity.has(name) && (/\d{3}/.test(value) || value.length >= 8) && !saysChannel(value)
}

/** Whether a parameter of this name (lower case) is tracking wherever it stands. */
export function isTracking(name: string): boolean {
  return tracking.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix))
}

/** Whether a parameter asks for the AMP form (`?amp=1`, `?outputType=amp`). */
export function asksForAmp({ name, value }: Param): boolean {
  const values = AMP_PARAMS.get(name)
  return values !== undefined && (values === null || values.includes(value.toLowerCase()))
}

function isPart({ name, value }: Param): boolean {
  return pages.has(name) && /^(?:\d{1,3}|all)$/i.test(value)
}

/** A name nobody listed, beside what names the page: goes when that decides, or when its name or its value speaks of a campaign. */
function isUnlistedTracker(param: Param, decided: boolean): boolean {
  const { name, value, text } = param
  if (isLanguage(name, value)) return false
  if (identity.has(name)) return saysChannel(value)
  if (structure.has(name))
    return /[-_]/.test(value) && (saysChannel(value) || /[A-Z\d]/.test(value)) && !isDayOrMonth(value)
  if (ambiguous.has(name)) return !languages.has(value.toLowerCase())
  if (decided) return !namesContent(param)
  const words = wordsOf(nameIn(text))
  if (words.some((word) => trackingWords.has(word))) return !languages.has(value.toLowerCase())
  if (/^\d+$/.test(value) && NUMBERED.test(name)) return false
  return looksLikeTracker(value, words.length > 1 && structureEnds.has(words.at(-1) ?? ''))
}

/** The name of a parameter as it is written. */
const nameIn = (text: string): string => text.split('=', 1)[0] ?? ''

/** The words of a name: `newsletterSource`, `click-id`. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}

/** `twitter`, `social_943912`, `public-rss_894016`: some word is a channel. */
function saysChannel(value: string): boolean {
  return value
    .toLowerCase()
    .split(/[-_.]/)
    .some((word) => channels.has(word))
}

/** Values that are no page's number or word: random tokens, addresses, times, channels. `own`: the name ends like an id's. */
function looksLikeTracker(value: string, own: boolean): boolean {
  if (value === '' || saysChannel(value)) return true
  if (/^\d+$/.test(value)) return !own && value.length >= 7 && !isDay(value)
  if (/%3a|%2f|%40|%7c|[:|~]/i.test(value)) return true
  if (own || isDayOrMonth(value)) return value.length >= 20
  if (/^[a-z]+$/.test(value)) return value.length >= 10
  return value.length >= 8 && !/\.\w{2,5}$/.test(value)
}

/** A date or a month: `2024-05-01`. */
function isDayOrMonth(value: string): boolean {
  return /^(?:19|20)\d\d(?:[-_./]?\d\d){1,2}$/.test(value)
}
