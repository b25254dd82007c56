/** Language tags (BCP 47) in one spelling. */

/** Language, script, region and variants; extensions and private use are not needed to name an article's language. */
const TAG = /^([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?((?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3})){0,3})$/

/** Codes that say that the language is unknown or not one. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mul', 'mis', 'zxx'])

/** UTF-16 units. The longest tag this module returns: "zho-hant-419" with three variants. */
const MAX_TAG = 39

/** A tag as "pt-BR"; "PT_br" is accepted. Null if it names no language. */
export function parseLanguage(text: string): string | null {
  const tag = text.length > MAX_TAG + 10 ? '' : text.trim().toLowerCase().replaceAll('_', '-')
  const found = TAG.exec(tag)
  const language = found?.[1]
  if (language === undefined || NO_LANGUAGE.has(language)) return null
  const script = found?.[2]?.replace(/^./, (letter) => letter.toUpperCase())
  const variants = found?.[4]?.slice(1)
  return [language, script, found?.[3]?.toUpperCase(), variants].filter(Boolean).join('-')
}
