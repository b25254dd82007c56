/** Splits text of any language into folded words, the same in every engine. */
import { stopWords } from './stop-words.ts'
import { wordPatterns } from './word-patterns.ts'

/** `stem` is what is compared; `capital` is null where a capital says nothing (start of a sentence, no case in the script). */
export type Word = { readonly stem: string; readonly stop: boolean; readonly capital: boolean | null }

const ascii = /^[\0-\x7f]*$/
/** Accents of Latin, Greek and Cyrillic, points of Hebrew, vowel signs of Arabic. Marks of other scripts are letters of theirs. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]+/g
const sentenceEnd = /[.!?:;"“”|–—]\s*$/
/**
 * Scripts written without spaces: Han, Hiragana, Katakana, Thai, Lao, Khmer, Myanmar. They are cut into overlapping
 * pairs of characters. `Intl.Segmenter` was rejected: its dictionaries differ by engine and version, and an index must
 * be the same bytes whichever engine built it and readable by another.
 */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
const mayBeUnspaced =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u

/** Lower case, no accents, compatibility forms made plain; Hangul stays whole. */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  const plain = text.toLowerCase().normalize('NFKD').replace(marks, '').normalize('NFC')
  return plain.replaceAll('ß', 'ss').replaceAll('ـ', '').replaceAll('ى', 'ي')
}

const stops = stopWords(fold)

/** "the", alone or behind "and", "in", "like", "so", "for", before at least three letters. */
const arabicArticle = /^(?:[وبكف]?ال|لل)(?=.{3})/u

/** A light stem: English and other Latin endings, the Arabic article. Numbers and short words stay. */
function stem(folded: string): string {
  if (arabicArticle.test(folded)) return folded.replace(arabicArticle, '')
  const n = folded.length
  if (n < 4 || folded.charCodeAt(0) < 58) return folded
  if ((folded.endsWith('ies') || folded.endsWith('ied')) && n > 4) return `${folded.slice(0, -3)}y`
  if (folded.endsWith('ing') && n > 5) return bare(folded.slice(0, -3))
  if (folded.endsWith('ed') && n > 4) return bare(folded.slice(0, -2))
  if (folded.endsWith('ly') && n > 4) return folded.slice(0, -2)
  if (folded.endsWith('es') && n > 4) return dropE(folded.slice(0, -1))
  if (folded.endsWith('s') && !folded.endsWith('ss')) return dropE(folded.slice(0, -1))
  return dropE(folded)
}

/** "banned" and "banning" are "ban". */
function bare(text: string): string {
  return /([bdgmnprt])\1$/.test(text) ? text.slice(0, -1) : dropE(text)
}

function dropE(text: string): string {
  return text.length > 3 && text.endsWith('e') ? text.slice(0, -1) : text
}

/** The words of a text in order, until there are `limit`; of a script without spaces, which has no words, one run may go beyond. */
export function words(text: string, limit = 400): Word[] {
  const out: Word[] = []
  let end = 0
  for (const match of text.matchAll(wordPatterns(text).word)) {
    if (out.length >= limit) break
    const raw = match[0]
    const before = text.slice(end, match.index)
    const starts = out.length === 0 || sentenceEnd.test(before)
    end = match.index + raw.length
    if (mayBeUnspaced.test(raw)) pushPairs(out, raw)
    else out.push(oneWord(raw, starts))
  }
  return out
}

function oneWord(raw: string, starts: boolean): Word {
  const folded = fold(raw.replace(/['’]s?$/u, '').replace(/['’,]/gu, ''))
  const first = raw.charAt(0)
  const lower = first.toLowerCase()
  const cased = lower !== first.toUpperCase()
  return { stem: stem(folded), stop: stops.has(folded), capital: starts || !cased ? null : first !== lower }
}

function pushPairs(out: Word[], raw: string): void {
  const folded = fold(raw)
  let end = 0
  for (const match of folded.matchAll(unspaced)) {
    if (match.index > end) out.push(oneWord(folded.slice(end, match.index), true))
    end = match.index + match[0].length
    const characters = [...match[0]]
    if (characters.length === 1) out.push({ stem: match[0], stop: false, capital: null })
    for (let i = 0; i + 1 < characters.length; i++)
      out.push({ stem: `${characters[i]}${characters[i + 1]}`, stop: false, capital: null })
  }
  if (end < folded.length) out.push(oneWord(folded.slice(end), true))
}

/** 32 bits of a word: FNV-1a over UTF-16 units, then murmur3's finaliser so that the high bits spread. */
export function hashWord(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
