/**
 * Patterns of words, twice: for any script, and for Latin letters alone. Both find the same in Latin text, but an engine
 * builds its tables of all scripts when it first needs them, which costs a popup 3 ms.
 */

export type WordPatterns = {
  /** Words with inner apostrophes, numbers with inner separators. */
  readonly word: RegExp
  /** Runs of letters, their marks and digits. */
  readonly run: RegExp
}

const ANY_SCRIPT: WordPatterns = {
  word: /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu,
  run: /[\p{L}\p{M}\p{N}]+/gu,
}

/** Up to U+024F, where there are no marks, and the punctuation and currency signs of any text. */
const LATIN_TEXT = /^[\0-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/
const DIGIT = '0-9²³¹¼-¾'
const LETTER = 'A-Za-zªµºÀ-ÖØ-öø-\u024f'
const LATIN: WordPatterns = {
  word: new RegExp(`[${DIGIT}]+(?:[.,][${DIGIT}]+)*|[${LETTER}${DIGIT}]+(?:['’][${LETTER}]+)*`, 'g'),
  run: new RegExp(`[${LETTER}${DIGIT}]+`, 'g'),
}

export const wordPatterns = (text: string): WordPatterns => (LATIN_TEXT.test(text) ? LATIN : ANY_SCRIPT)
