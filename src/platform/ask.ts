/** Sends messages; apart from messages.ts, because a popup answers none. */
import { browser } from './browser.ts'
import type { Answer, MessageName, Payload, Value } from './messages.ts'

/** Sends a message to the worker. Rejects with an `Error` that carries the `code` of the handler's and its `values`. */
export async function ask<Name extends MessageName>(type: Name, body: Payload<Name>): Promise<Value<Name>> {
  const answer = (await browser.runtime.sendMessage({ type, body })) as Answer | undefined // only answerMessages writes it
  if (!answer) throw Object.assign(new Error(`Nobody answered ${type}.`), { code: 'no-answer' })
  if (!answer.ok) {
    const { message, ...rest } = answer.error
    throw Object.assign(new Error(message), rest)
  }
  return answer.value as Value<Name> // the handler's own type, a structured clone of it
}
