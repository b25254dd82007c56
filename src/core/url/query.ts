/** Which parameters of a query say which page it is. Edited by hand: URLSearchParams re-encodes the neighbours. */
import { AMP_PARAMS } from './tables/amp.ts'
import {
  IDENTITY_NAMES,
  LANGUAGE_NAMES,
  LANGUAGES,
  PAGE_NAMES,
  STRONG_NAMES,
  STRUCTURE_NAMES,
} from './tables/identity.ts'
import { CHANNEL_VALUES, TRACKING_NAMES, TRACKING_PREFIXES, TRACKING_WORDS } from './tables/tracking.ts'
import { wordSet } from './words.ts'

type Param = { readonly name: string; readonly value: string; readonly text: string }

const tracking = wordSet(TRACKING_NAMES)
const trackingWords = wordSet(TRACKING_WORDS)
const channels = wordSet(CHANNEL_VALUES)
const identity = wordSet(IDENTITY_NAMES)
const strong = wordSet(STRONG_NAMES)
const structure = wordSet(STRUCTURE_NAMES)
const language = wordSet(LANGUAGE_NAMES)
const languages = wordSet(LANGUAGES)
const pages = wordSet(PAGE_NAMES)

/** More parameters than this name no article; the rest is dropped. */
const MAX_PARAMS = 64

/** The parameters of `query` that say which page it is, sorted, joined; '' when none does. `decided`: the path already does. */
export function identityQuery(query: string, decided: boolean, only: readonly string[] | undefined): string {
  if (query === '') return ''
  const params = readParams(query)
  const kept = decided ? params.filter(countsOnArticle) : keptOnGeneric(params, only)
  return [...new Set(kept.map((param) => param.text))].sort().join('&')
}

function readParams(query: string): Param[] {
  const params: Param[] = []
  for (const part of query.split('&', MAX_PARAMS)) {
    const text = part.replace(/^[?=]+/, '')
    if (text === '') continue
    const at = text.indexOf('=')
    const name = (at < 0 ? text : text.slice(0, at)).toLowerCase()
    const value = at < 0 ? '' : text.slice(at + 1)
    params.push({ name, value, text })
  }
  return params
}

/** On a path that names the article only a language or a plain article number is another page. */
function countsOnArticle({ name, value }: Param): boolean {
  return isLanguage(name, value) || (strong.has(name) && /^\d{5,}$/.test(value))
}

function isLanguage(name: string, value: string): boolean {
  return language.has(name) && languages.has(value.toLowerCase().split(/[-_]/, 1)[0] ?? '')
}

function keptOnGeneric(params: readonly Param[], only: readonly string[] | undefined): Param[] {
  if (only !== undefined) return params.filter(({ name }) => only.includes(name))
  const left = params.filter((param) => !isTracking(param.name) && !asksForAmp(param) && !isPart(param))
  const named = left.some(({ name, value }) => identity.has(name) && looksLikeId(value))
  return named ? left.filter((param) => !isUnlistedTracker(param)) : left
}

export function isTracking(name: string): boolean {
  return tracking.has(name) || TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix))
}

function asksForAmp({ name, value }: Param): boolean {
  const values = AMP_PARAMS.get(name)
  return values !== undefined && (values === null || values.includes(value.toLowerCase()))
}

function isPart({ name, value }: Param): boolean {
  return pages.has(name) && /^(?:\d{1,3}|all)$/i.test(value)
}

function looksLikeId(value: string): boolean {
  return /\d/.test(value) || value.length >= 8
}

/** A name nobody listed, beside a parameter that names the page: goes when its name or its value speaks of a campaign. */
function isUnlistedTracker({ name, value, text }: Param): boolean {
  if (identity.has(name) || language.has(name)) return false
  if (structure.has(name)) return false
  if (text.indexOf('=') < 0) return true
  return saysCampaign(text.slice(0, text.indexOf('='))) || looksLikeTracker(value)
}

function saysCampaign(name: string): boolean {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.some((word) => trackingWords.has(word))
}

/** Values that are no page's number or word: random tokens, addresses, times, channels, long joined text. */
function looksLikeTracker(value: string): boolean {
  const low = value.toLowerCase()
  if (value === '' || channels.has(low)) return true
  if (/^\d+$/.test(value)) return value.length >= 10
  if (/%3a|%2f|%40|%7c|[.:|~]/i.test(value)) return true
  return value.length >= 8 && /\d/.test(value) && /[a-z]/i.test(value)
}
