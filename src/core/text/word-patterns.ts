/**
 * What a word is made of, twice: in any script, and in Latin letters alone. Both find the same in a text that is Latin; but an
 * engine prepares the tables of all scripts when it first meets them, which takes a popup 3 ms.
 */

export type WordPatterns = {
  /** Words with inner apostrophes, numbers with inner separators. */
  readonly word: RegExp
  /** Runs of letters, their marks and digits. */
  readonly run: RegExp
}

const ofAll: WordPatterns = {
  word: /\p{N}+(?:[.,]\p{N}+)*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu,
  run: /[\p{L}\p{M}\p{N}]+/gu,
}

/** Up to U+024F, where there are no marks, and the punctuation and currency signs of any text. */
const isLatin = /^[\0-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/
const digit = '0-9²³¹¼-¾'
const letter = 'A-Za-zªµºÀ-ÖØ-öø-\u024f'
const ofLatin: WordPatterns = {
  word: new RegExp(`[${digit}]+(?:[.,][${digit}]+)*|[${letter}${digit}]+(?:['’][${letter}]+)*`, 'g'),
  run: new RegExp(`[${letter}${digit}]+`, 'g'),
}

export const wordPatterns = (text: string): WordPatterns => (isLatin.test(text) ? ofLatin : ofAll)
