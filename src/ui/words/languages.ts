/** The languages of the words, and which one a reader gets. */

export const LANGUAGES = ['en', 'de', 'es', 'fr', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language's own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ar: 'العربية',
}

/**
 * The locale that dates and numbers are written in. English takes the day-first, 24-hour form of the design in every
 * country, so that a time never needs am or pm; Arabic takes Latin digits, as the scale of scores runs left to right.
 */
export const FORMATS: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  de: 'de',
  es: 'es',
  fr: 'fr',
  ar: 'ar-u-nu-latn',
}

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'ar' ? 'rtl' : 'ltr')

const known = (tag: string): Language | undefined =>
  LANGUAGES.find((language) => language === tag.toLowerCase().split(/[-_]/)[0])

/** The chosen language, else the first of the browser's languages that we have, else English. */
export const pickLanguage = (chosen: string | null, browser: readonly string[]): Language =>
  [chosen ?? '', ...browser].map(known).find((language) => language !== undefined) ?? 'en'
