/** Turns an error with a code into text in the reader's language. */
import { secondsOf } from './times.ts'
import type { MessageKey, Values, Words } from './words.ts'

/** An error that a screen raised; its message is already in the reader's language. */
export class LocalizedError extends Error {
  override readonly name = 'LocalizedError'
}

/** Rare and technical errors stay in English. `detail` holds the numbers that the sentence leaves out. */
export type FaultText = {
  readonly text: string
  readonly english: boolean
  readonly detail: string | undefined
}

/** The message for a code: `fault_no_answer` for "no-answer". An HTTP status without a message uses the one of its class. */
function keyOf(code: string, words: Words): MessageKey | undefined {
  const kind = /^status-5\d\d$/.test(code) ? 'status-5xx' : code.startsWith('status-') ? 'status' : code
  const named = [code, kind].map((one) => `fault_${one.replaceAll('-', '_')}`)
  return named.find(words.knows)
}

/** Values that are ISO 8601 moments. */
const MOMENTS: ReadonlySet<string> = new Set(['built', 'installed'])

/** Values come from storage, so all but text and numbers are dropped. The component that shows the text limits its length. */
function valuesIn(values: unknown, words: Words): Values {
  const shown: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(typeof values === 'object' && values !== null ? values : {})) {
    const time = MOMENTS.has(name) ? secondsOf(String(value)) : null
    if (time !== null) shown[name] = words.moment(time)
    else if (typeof value === 'number' || typeof value === 'string') shown[name] = value
  }
  return shown
}

/**
 * The text for `ErrorData`, or for anything thrown. An error stored by an earlier version may lack values; if the translation
 * then has a gap, the English message is shown.
 */
export function faultText(error: unknown, words: Words): FaultText {
  const { code, message, values }: { code?: unknown; message?: unknown; values?: unknown } =
    typeof error === 'object' && error !== null ? error : { message: error }
  const english = String(message)
  if (error instanceof LocalizedError) return { text: english, english: false, detail: undefined }
  const key = keyOf(String(code), words)
  const text = key && words.say(key, valuesIn(values, words))
  if (text === undefined || /\{\w+\}/.test(text))
    return { text: english, english: words.language !== 'en', detail: undefined }
  return { text, english: false, detail: english === text || english === code ? undefined : english }
}
