/** What went wrong, as data with a code, in the reader's language. */
import { secondsOf } from './times.ts'
import type { MessageKey, Values, Words } from './words.ts'

/** An error as sources tell it: `message` is English or technical; `values` are what a sentence names. */
export type Fault = { readonly code: string; readonly message: string; readonly values?: Values }

/** An error whose message is in the reader's language already: what a screen itself found out. */
export class Told extends Error {
  override readonly name = 'Told'
}

/** English stands for what is rare and technical; `detail` holds the numbers that the sentence leaves out. */
export type FaultText = {
  readonly text: string
  readonly english: boolean
  readonly detail: string | undefined
}

/** The sentence of a code: "no-answer" is said by `fault_no_answer`, a status without one of its own by that of its kind. */
function keyOf(code: string, words: Words): MessageKey | undefined {
  const kind = /^status-5\d\d$/.test(code) ? 'status-5xx' : code.startsWith('status-') ? 'status' : code
  const named = [code, kind].map((one) => `fault_${one.replaceAll('-', '_')}`)
  return named.find(words.knows)
}

/** Values that are ISO 8601 moments. */
const MOMENTS: ReadonlySet<string> = new Set(['built', 'installed'])
/** Characters of a value; the longest host name has 253. */
const VALUE_LIMIT = 260

/** Values come from storage and from servers: what is neither text nor a number is left out. */
function valuesIn(values: unknown, words: Words): Values {
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(typeof values === 'object' && values !== null ? values : {})) {
    const time = MOMENTS.has(name) ? secondsOf(String(value)) : null
    if (time !== null) shown[name] = words.moment(time)
    else if (typeof value === 'number') shown[name] = value
    else if (typeof value === 'string') shown[name] = value.slice(0, VALUE_LIMIT)
  }
  return shown
}

/** A record of an earlier version lacks values, so a sentence with a gap gives way to English too. */
export const faultText = ({ code, message, values }: Fault, words: Words): FaultText =>
  sentence(code, message, values, words)

function sentence(code: string, message: string, values: unknown, words: Words): FaultText {
  const key = keyOf(code, words)
  const text = key && words.say(key, valuesIn(values, words))
  if (text === undefined || /\{\w+\}/.test(text))
    return { text: message, english: words.language !== 'en', detail: undefined }
  return { text, english: false, detail: message === text || message === code ? undefined : message }
}

/** Anything thrown, in words. */
export function thrownText(error: unknown, words: Words): FaultText {
  if (error instanceof Told) return { text: error.message, english: false, detail: undefined }
  const message = error instanceof Error ? error.message : String(error)
  const { code, values }: { code?: unknown; values?: unknown } =
    typeof error === 'object' && error !== null ? error : {}
  return sentence(String(code), message, values, words)
}
