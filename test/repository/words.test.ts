/** The messages of the screens: complete in every language, and none that no screen uses. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMATS, LANGUAGES, type Language } from '../../src/ui/words/languages.ts'
import { repositoryFiles, textOf } from './files.ts'

type Messages = Readonly<Record<string, { readonly message: string }>>

const CATEGORY = /_(zero|one|two|few|many|other)$/
const read = (language: string): Messages => JSON.parse(textOf(`public/_locales/${language}/messages.json`))
const english = read('en')
/** Message names without their plural category. */
const namesOf = (messages: Messages) => new Set(Object.keys(messages).map((key) => key.replace(CATEGORY, '')))
const isPlural = (name: string) => `${name}_other` in english
/** Messages that are chosen by an ordinal (1st, 2nd), not by a count. */
const ORDINALS = ['placeRank', 'placeTied']
/** Counts that a screen can show. Above them the form `other` is right in every language here. */
const COUNTS = Array.from({ length: 1000 }, (_, i) => i + 1)

/** The plural categories that a language needs for these counts. */
function categoriesOf(language: Language, name: string): string[] {
  const type = ORDINALS.includes(name) ? 'ordinal' : 'cardinal'
  const rules = new Intl.PluralRules(FORMATS[language], { type })
  return [...new Set(COUNTS.map((count) => rules.select(count)))]
}

const others = LANGUAGES.filter((language) => language !== 'en')

test('every language has a folder, and every folder is a language', () => {
  expect(readdirSync('public/_locales').sort()).toEqual([...LANGUAGES].sort())
})

test.each(others)('%s has the same messages as English', (language) => {
  expect([...namesOf(read(language))].sort()).toEqual([...namesOf(english)].sort())
})

test.each(LANGUAGES)('%s has every plural form that its rules need', (language) => {
  const messages = read(language)
  const wanted = [...namesOf(english)].filter(isPlural).flatMap((name) => {
    return categoriesOf(language, name).map((category) => `${name}_${category}`)
  })
  expect(wanted.filter((key) => !(key in messages))).toEqual([])
})

test.each(others)('%s has the same placeholders as English', (language) => {
  const values = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  const wrong = Object.entries(read(language)).filter(([key, { message }]) => {
    const said = values(message)
    const asked = values((english[key] ?? english[key.replace(CATEGORY, '_other')])?.message ?? '')
    // A form for one or two may spell the number out.
    if (/_(one|two)$/.test(key)) asked.delete('n')
    return (
      [...asked].some((name) => !said.has(name)) || [...said].some((name) => !asked.has(name) && name !== 'n')
    )
  })
  expect(wrong.map(([key]) => key)).toEqual([])
})

/** Straight quotes, three dots, and spaces where the language has none or needs a narrow one. */
const BAD_TYPOGRAPHY: Readonly<Record<Language, RegExp>> = {
  en: /'|\.\.\./,
  de: /'|\.\.\.| …/,
  es: /'|\.\.\./,
  fr: /'|\.\.\.| [;:?!»]|« /,
  ar: /'|\.\.\./,
}

test.each(LANGUAGES)('%s uses its own quotation marks, ellipses and spaces', (language) => {
  const wrong = Object.entries(read(language)).filter(([, { message }]) =>
    BAD_TYPOGRAPHY[language].test(message),
  )
  expect(wrong.map(([key]) => key)).toEqual([])
})

test.each(LANGUAGES)(
  '%s describes the extension in at most 132 characters, the limit of the store',
  (language) => {
    const { manifest_description: description } = read(language)
    expect(description?.message.length).toBeLessThanOrEqual(132)
  },
)

test('every message is used by a screen or named by an error code', () => {
  const code = repositoryFiles()
    .filter((path) => /^src\/.*\.(ts|tsx)$/.test(path) && !path.endsWith('.test.ts'))
    .concat('manifest.json')
    .map(textOf)
    .join('\n')
  const isUsed = (name: string) => new RegExp(`['_"]${name}['_"]`).test(code)
  // The message of a fault or a problem is named by its code, whose last part may be computed: `status-${status}`.
  const isCode = (fault: string) =>
    code.includes(`'${fault}'`) || code.includes(`${fault.replace(/-\w+$/, '')}-\${`)
  const unused = [...namesOf(english)].filter((name) =>
    /^(fault|problem)_/.test(name)
      ? !isCode(name.replace(/^[a-z]+_/, '').replaceAll('_', '-'))
      : !isUsed(name),
  )
  expect(unused).toEqual([])
})
