/** Reads one language's words from the package: a file of the extension itself, so nothing leaves the device. */
import { type Language, pickLanguage } from './languages.ts'
import { type Messages, makeWords, type Words } from './words.ts'

/** The words of the chosen language; null chooses the browser's. */
export const loadWords = async (chosen: string | null): Promise<Words> => {
  const language: Language = pickLanguage(chosen, [navigator.language, ...navigator.languages])
  const response = await fetch(`/_locales/${language}/messages.json`)
  // Written by this project and checked by its tests, in the shape the browser itself reads.
  const messages = (await response.json()) as Messages
  return makeWords(language, messages)
}

/** Sets the page's language and direction. */
export const announceLanguage = ({ language, direction }: Words): void => {
  document.documentElement.lang = language
  document.documentElement.dir = direction
}
