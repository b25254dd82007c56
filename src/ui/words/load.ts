/** Loads the words of one language from a file of the package. Nothing leaves the device. */
import { type Language, pickLanguage } from './languages.ts'
import { type Messages, makeWords, type Words } from './words.ts'

/** The words of a language; null means the browser's. */
export const loadWords = async (chosen: string | null): Promise<Words> => {
  const language: Language = pickLanguage(chosen, [navigator.language, ...navigator.languages])
  const response = await fetch(`/_locales/${language}/messages.json`)
  // Our own file, in the format that the browser reads too; tests check it.
  const messages = (await response.json()) as Messages
  return makeWords(language, messages)
}

/** Sets the page's language and direction. */
export const announceLanguage = ({ language, direction }: Words): void => {
  document.documentElement.lang = language
  document.documentElement.dir = direction
}
