/** Everything the screens say, in one language: messages with their plurals, numbers, lists and times. */
import type { ComponentChild } from 'preact'
import type english from '../../../public/_locales/en/messages.json'
import { directionOf, FORMATS, type Language } from './languages.ts'
import { type Span, type Times, times } from './times.ts'

type Key = keyof typeof english
type Category = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
/** A message with one form a plural category, named by what precedes "_other". */
type PluralKey = Key extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never
/** A message with one form. */
export type MessageKey = Exclude<Key, `${string}_${Category}`>
/** A language's `messages.json`. */
export type Messages = Readonly<Record<string, { readonly message: string }>>
export type Values = Readonly<Record<string, string | number>>

export type Words = Times & {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  /** Whether a message exists, for keys that are composed at run time. */
  knows(key: string): key is MessageKey
  /** The message, its `{name}`s filled in. */
  say(key: MessageKey, values?: Values): string
  /** The plural form for `count`, which also fills `{n}`. */
  count(key: PluralKey, count: number, values?: Values): string
  /** The form that fits `place` as an ordinal: 1st, 2nd. */
  rank(key: PluralKey, place: number, values?: Values): string
  /** The message with nodes in place of some `{name}`s. Values are not searched for names, so no text can inject one. */
  nodes(key: MessageKey, nodes: Readonly<Record<string, ComponentChild>>, values?: Values): ComponentChild[]
  /** A whole or rounded number with `digits` decimals and the language's separators; 1.23E9 where it would be long. */
  number(value: number, digits?: number): string
  /** "40, 41 and 64" */
  list(items: readonly string[]): string
  /** "10 minutes", with a no-break space. */
  span(span: Span): string
}

/** From here on numbers are written with an exponent: a score may have three hundred digits. */
const LONG = 1e9
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const NO_BREAK = '\u00a0'

/** Isolates a foreign name, so that it cannot reorder the sentence around it. Nothing is added if all text runs one way. */
const isolate = (text: string, direction: 'ltr' | 'rtl'): string =>
  direction === 'rtl' || RTL.test(text) ? `\u2068${text}\u2069` : text

/** The words of one language. `zone`: a time zone; the reader's own by default. */
export const makeWords = (language: Language, messages: Messages, zone?: string): Words => {
  const locale = FORMATS[language]
  const direction = directionOf(language)
  const cardinal = new Intl.PluralRules(locale)
  let ordinal: Intl.PluralRules | undefined
  const number = (value: number, digits = 0) =>
    value.toLocaleString(
      locale,
      value < LONG
        ? { minimumFractionDigits: digits, maximumFractionDigits: digits }
        : { notation: 'scientific' },
    )
  const written = (value: string | number) =>
    typeof value === 'number' ? number(value) : isolate(value, direction)
  const template = (key: string) => messages[key]?.message ?? key
  const fill = (key: string, values: Values): string =>
    template(key).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name]
      return value === undefined ? whole : written(value)
    })
  const plural = (rules: Intl.PluralRules, key: string, n: number, values: Values) => {
    const form = `${key}_${rules.select(n)}`
    return fill(form in messages ? form : `${key}_other`, { n, ...values })
  }
  return {
    ...times(locale, zone),
    language,
    direction,
    number,
    knows: (key): key is MessageKey => Object.hasOwn(messages, key),
    say: (key, values = {}) => fill(key, values),
    count: (key, n, values = {}) => plural(cardinal, key, n, values),
    rank: (key, place, values = {}) => {
      ordinal ??= new Intl.PluralRules(locale, { type: 'ordinal' })
      return plural(ordinal, key, place, values)
    },
    nodes: (key, nodes, values = {}) =>
      template(key)
        .split(/\{(\w+)\}/)
        .map((part, index) =>
          index % 2 === 0 ? part : (nodes[part] ?? written(values[part] ?? `{${part}}`)),
        ),
    list: (items) => new Intl.ListFormat(locale).format(items),
    span: ({ unit, count }) => plural(cardinal, unit, count, {}).replaceAll(' ', NO_BREAK),
  }
}
