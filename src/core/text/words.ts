/** Splits text of any language into folded words, with the same result in every engine. */
import { stopWords } from './stop-words.ts'
import { wordPatterns } from './word-patterns.ts'

/** `capital` is null where capitalisation means nothing: at the start of a sentence, or in a script without case. */
export type Word = { readonly stem: string; readonly stop: boolean; readonly capital: boolean | null }

const ASCII = /^[\0-\x7f]*$/
/** Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs. Marks of other scripts count as letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g
/** Letters that NFKD leaves alone. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ـ: '',
  ى: 'ي',
}
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const SENTENCE_END = /[.!?:;"“”|–—]\s*$/
/**
 * Scripts written without spaces: Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar. They are cut into overlapping
 * pairs of characters. `Intl.Segmenter` was rejected: its dictionaries differ by engine and version, and an index must
 * have the same bytes whichever engine built it.
 */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
const MAY_BE_UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u

/** Lower case, without accents, compatibility forms replaced. Hangul syllables stay composed. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  const plain = text.toLowerCase().normalize('NFKD').replace(MARKS, '').normalize('NFC')
  return plain.replace(LETTER, (letter) => LETTERS[letter] ?? letter)
}

const STOP_WORDS = stopWords(fold)

/** "the", alone or after "and", "in", "like", "so", "for", before at least three letters. */
const ARABIC_ARTICLE = /^(?:[وبكف]?ال|لل)(?=.{3})/u

/** A light stem: strips English and other Latin endings and the Arabic article. Numbers and short words stay. */
function stem(folded: string): string {
  if (ARABIC_ARTICLE.test(folded)) return folded.replace(ARABIC_ARTICLE, '')
  const n = folded.length
  if (n < 4 || startsWithDigit(folded)) return folded
  if ((folded.endsWith('ies') || folded.endsWith('ied')) && n > 4) return `${folded.slice(0, -3)}y`
  if (folded.endsWith('ing') && n > 5) return undouble(folded.slice(0, -3))
  if (folded.endsWith('ed') && n > 4) return undouble(folded.slice(0, -2))
  if (folded.endsWith('ly') && n > 4) return folded.slice(0, -2)
  if (folded.endsWith('es') && n > 4) return dropE(folded.slice(0, -1))
  if (folded.endsWith('s') && !folded.endsWith('ss')) return dropE(folded.slice(0, -1))
  return dropE(folded)
}

const startsWithDigit = (folded: string): boolean => folded.charCodeAt(0) < 58

/** "banned" and "banning" become "ban". */
function undouble(text: string): string {
  return /([bdgmnprt])\1$/.test(text) ? text.slice(0, -1) : dropE(text)
}

function dropE(text: string): string {
  return text.length > 3 && text.endsWith('e') ? text.slice(0, -1) : text
}

const TERM_LENGTH = 5

/**
 * What the index stores of a stem: its first five UTF-16 units, a whole number. Inflected languages put their endings
 * behind these, so that forms of one word become one term.
 */
export const termOf = (stem: string): string => (startsWithDigit(stem) ? stem : stem.slice(0, TERM_LENGTH))

/** The words of a text in order, about `limit` at most: a run of an unspaced script is not cut short. */
export function words(text: string, limit = 400): Word[] {
  const out: Word[] = []
  let end = 0
  for (const match of text.matchAll(wordPatterns(text).word)) {
    if (out.length >= limit) break
    const raw = match[0]
    const before = text.slice(end, match.index)
    const starts = out.length === 0 || SENTENCE_END.test(before)
    end = match.index + raw.length
    if (MAY_BE_UNSPACED.test(raw)) pushPairs(out, raw)
    else out.push(wordOf(raw, starts))
  }
  return out
}

function wordOf(raw: string, startsSentence: boolean): Word {
  const folded = fold(raw.replace(/['’]s?$/u, '').replace(/['’,]/gu, ''))
  const first = raw.charAt(0)
  const lower = first.toLowerCase()
  const hasCase = lower !== first.toUpperCase()
  return {
    stem: stem(folded),
    stop: STOP_WORDS.has(folded),
    capital: startsSentence || !hasCase ? null : first !== lower,
  }
}

function pushPairs(out: Word[], raw: string): void {
  const folded = fold(raw)
  let end = 0
  for (const match of folded.matchAll(UNSPACED)) {
    if (match.index > end) out.push(wordOf(folded.slice(end, match.index), true))
    end = match.index + match[0].length
    const characters = [...match[0]]
    if (characters.length === 1) out.push({ stem: match[0], stop: false, capital: null })
    for (let i = 0; i + 1 < characters.length; i++)
      out.push({ stem: `${characters[i]}${characters[i + 1]}`, stop: false, capital: null })
  }
  if (end < folded.length) out.push(wordOf(folded.slice(end), true))
}

/** 32-bit hash of a word: FNV-1a over UTF-16 units, then murmur3's finaliser, which spreads the high bits. */
export function hashWord(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
