/** The words of the screens: every language says everything, nothing is said that no screen asks for. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMATS, LANGUAGES, type Language } from '../../src/ui/words/languages.ts'
import { repositoryFiles, textOf } from './files.ts'

type Messages = Readonly<Record<string, { readonly message: string }>>

const CATEGORY = /_(zero|one|two|few|many|other)$/
const read = (language: string): Messages => JSON.parse(textOf(`public/_locales/${language}/messages.json`))
const english = read('en')
/** Names without their plural category. */
const namesOf = (messages: Messages) => new Set(Object.keys(messages).map((key) => key.replace(CATEGORY, '')))
const isPlural = (name: string) => `${name}_other` in english
/** Asked for by `rank`, as an ordinal. */
const ORDINALS = ['placeRank', 'placeTied']
/** Counts that a screen can show; above them `other` says it well enough in every language here. */
const COUNTS = Array.from({ length: 1000 }, (_, i) => i + 1)

/** The forms a language needs for the counts that are shown. */
function categoriesOf(language: Language, name: string): string[] {
  const type = ORDINALS.includes(name) ? 'ordinal' : 'cardinal'
  const rules = new Intl.PluralRules(FORMATS[language], { type })
  return [...new Set(COUNTS.map((count) => rules.select(count)))]
}

const others = LANGUAGES.filter((language) => language !== 'en')

test('there is a folder for each language, and no other', () => {
  expect(readdirSync('public/_locales').sort()).toEqual([...LANGUAGES].sort())
})

test.each(others)('%s says what English says, and nothing else', (language) => {
  expect([...namesOf(read(language))].sort()).toEqual([...namesOf(english)].sort())
})

test.each(LANGUAGES)('%s has the plural forms of its own rules', (language) => {
  const messages = read(language)
  const wanted = [...namesOf(english)].filter(isPlural).flatMap((name) => {
    return categoriesOf(language, name).map((category) => `${name}_${category}`)
  })
  expect(wanted.filter((key) => !(key in messages))).toEqual([])
})

test.each(others)('%s fills in what English fills in', (language) => {
  const values = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
  const wrong = Object.entries(read(language)).filter(([key, { message }]) => {
    const said = values(message)
    const asked = values((english[key] ?? english[key.replace(CATEGORY, '_other')])?.message ?? '')
    // A form for one or two may say the number in words.
    if (/_(one|two)$/.test(key)) asked.delete('n')
    return (
      [...asked].some((name) => !said.has(name)) || [...said].some((name) => !asked.has(name) && name !== 'n')
    )
  })
  expect(wrong.map(([key]) => key)).toEqual([])
})

/** Marks that a line must not begin or end with, and quotes and dots that are those of a typewriter. */
const TYPEWRITTEN: Readonly<Record<Language, RegExp>> = {
  en: /'|\.\.\./,
  de: /'|\.\.\.| …/,
  es: /'|\.\.\./,
  fr: /'|\.\.\.| [;:?!»]|« /,
  ar: /'|\.\.\./,
}

test.each(LANGUAGES)('%s is set as its printers do', (language) => {
  const wrong = Object.entries(read(language)).filter(([, { message }]) =>
    TYPEWRITTEN[language].test(message),
  )
  expect(wrong.map(([key]) => key)).toEqual([])
})

test.each(LANGUAGES)('%s describes the extension in the 132 characters that the store takes', (language) => {
  const { manifest_description: description } = read(language)
  expect(description?.message.length).toBeLessThanOrEqual(132)
})

test('a screen asks for every message, or an error has its code', () => {
  const code = repositoryFiles()
    .filter((path) => /^src\/.*\.(ts|tsx)$/.test(path) && !path.endsWith('.test.ts'))
    .concat('manifest.json')
    .map(textOf)
    .join('\n')
  const asked = (name: string) => new RegExp(`['_"]${name}['_"]`).test(code)
  // The sentence of a fault or a problem is named by its code, whose last part may be put in: `status-${status}`.
  const given = (fault: string) =>
    code.includes(`'${fault}'`) || code.includes(`${fault.replace(/-\w+$/, '')}-\${`)
  const unused = [...namesOf(english)].filter((name) =>
    /^(fault|problem)_/.test(name) ? !given(name.replace(/^[a-z]+_/, '').replaceAll('_', '-')) : !asked(name),
  )
  expect(unused).toEqual([])
})
