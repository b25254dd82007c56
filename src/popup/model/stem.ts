/** Light stems and stop words: enough to see that "shifts" and "shifting" are one word. Not for search. */

const STOP_WORDS = new Set(
  (
    'a an and are as at be been but by can for from had has have he her his how if in into is it its may more new no not of ' +
    'off on or our out over s she so than that the their them they this to up was we were what when where which who why ' +
    'will with you your der die das den dem des ein eine einen einem einer eines und oder aber ist sind war im am zu zum ' +
    'zur von vom mit nach bei auf aus für über um als wie es er sie wir nicht auch sich dass el la los las un una unos unas ' +
    'y o u e pero son era en al del de con por para como su sus se que lo le más ya les l d du une et ou mais est sont dans ' +
    'au aux sur avec pour par ce cette ces sa ses leur il elle ne pas plus qui qu في من على إلى عن مع أن إن هو هي ما لا لم ' +
    'قد بعد قبل هذا هذه التي الذي و'
  ).split(' '),
)

const folded = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const ENDINGS = ['ing', 'ed', 'es', 'en', 's', 'e']
/** Letters that must remain: "king" is not "k". */
const LEAST = 4

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word.toLowerCase())

/** The word without case, accents, a possessive and one common ending. */
export const stem = (word: string): string => {
  const base = folded(word).replace(/[’']s?$/u, '')
  const ending = ENDINGS.find((one) => base.endsWith(one) && base.length - one.length >= LEAST)
  return ending === undefined ? base : base.slice(0, -ending.length)
}
