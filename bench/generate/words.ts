/** An invented language: words of syllables, by frequency rank, between real English function words. */
import { Random } from './random.ts'

const ONSETS =
  'b c d f g h j k l m n p qu r s t v w br ch cl cr dr fl fr gr pl pr sh sl sp st str th tr'.split(' ')
const VOWELS = 'a e i o u a e i o a e ai ea ee io ou'.split(' ')
const CODAS = ' b ck d l m n nd ng nt p r rd rk rn rt s ss st t th x'.split(' ')
const ENDINGS = 'tion er ing ed ment al ic ity s ly ion ance or'.split(' ')

/** The number of words. A word's rank determines its frequency. */
const VOCABULARY = 400_000
/** The exponent of the frequencies, so that 6,000 articles use about as many words as the real folder's. */
const EXPONENT = 2.5
const SHIFT = 440

/** English function words, most frequent first: relatedness must meet stop words as often as in real text. */
const FUNCTION_WORDS = (
  'the to of and in a for on that is with as at from are by has it be was have after this will its an not ' +
  'their his who more over but new about they were been up says could out all one you how he can we what or'
).split(' ')

const cache: string[] = []

/** The word of a rank; frequent words are shorter. */
export function wordOf(rank: number): string {
  const known = cache[rank]
  if (known !== undefined) return known
  const random = new Random(rank, 77)
  const syllables = rank < 2500 ? random.int(1, 2) : rank < 30_000 ? 2 : random.int(2, 3)
  let word = ''
  for (let i = 0; i < syllables; i++) {
    word += random.pick(ONSETS) + random.pick(VOWELS)
    if (i === syllables - 1 || random.chance(0.12)) word += random.pick(CODAS)
  }
  if (random.chance(0.28)) word += random.pick(ENDINGS)
  cache[rank] = word
  return word
}

export const contentRank = (random: Random): number => random.zipf(VOCABULARY, EXPONENT, SHIFT)
export const contentWord = (random: Random): string => wordOf(contentRank(random))
/** A word that identifies an event: rarer than most. */
export const tellingWord = (random: Random): string => wordOf(300 + random.zipf(VOCABULARY - 300, 2.6, 3000))
export const functionWord = (random: Random): string =>
  FUNCTION_WORDS[random.zipf(FUNCTION_WORDS.length, 1.01, 2)] ?? 'the'

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
export const nameOf = (random: Random): string => capitalised(tellingWord(random))
