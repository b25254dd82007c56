/**
 * Messages as function signatures: sends and answers them. A name says who sends it to whom. The door checks sender and shape before
 * a handler runs. A handler's error is sent as data, because a rejected promise would lose its code.
 */
import type { NearPage } from '../core/terms/near.ts'
import type { PageAddress } from '../core/url/trust.ts'
import { webAddress } from '../core/url/web-address.ts'
import { browser, type Runtime } from './browser.ts'
import { type ErrorData, errorData } from './error-data.ts'
import { type PageReport, parsePageReport } from './page-report.ts'

/** Each message with its body and its answer. */
type Protocol = {
  /** A page of a granted host reports its address, at load and after every same-document navigation. */
  contentToWorkerReport(report: PageReport): void
  /**
   * For popups in Firefox's private windows, which have no private file system. `sources/lookup/popup-lookup.ts` sends these and
   * knows the types of the answers; Firefox clones them, including maps.
   */
  popupToWorkerLookUp(page: PageAddress): unknown
  popupToWorkerNearMatches(page: NearPage): unknown
  popupToWorkerOutlet(domain: string): unknown
  /** The popup does not install, because it does not load the code for that. */
  popupToWorkerEnsureBundled(nothing: object): void
  /** A look-up found damaged files in the source with this id. */
  popupToWorkerNoteDamage(id: string): void
  /** The reader repairs or refreshes, or removes, the source with this id. */
  popupToWorkerRenew(id: string): void
  popupToWorkerRemove(id: string): void
}

type MessageName = keyof Protocol
type Payload<Name extends MessageName> = Parameters<Protocol[Name]>[0]
type Value<Name extends MessageName> = ReturnType<Protocol[Name]>

/** Who may send a message: a content script in a tab's top frame, or a page of this extension. */
type From = 'content' | 'extension'
type Door = {
  readonly [Name in MessageName]: { readonly from: From; parse(value: unknown): Payload<Name> | null }
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 10_000 ? value : null

const fields = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

function parseAddress(value: unknown): PageAddress | null {
  const raw = fields(value)
  const url = webAddress(raw.url)
  return url === null ? null : { url, canonical: webAddress(raw.canonical), ogUrl: webAddress(raw.ogUrl) }
}

function parseNearPage(value: unknown): NearPage | null {
  const raw = fields(value)
  const [title, excerpt, provider] = [text(raw.title), text(raw.excerpt), text(raw.provider)]
  if (title === null || excerpt === null || provider === null) return null
  return { title, excerpt, provider, time: Number.isFinite(raw.time) ? Number(raw.time) : null }
}

const door: Door = {
  contentToWorkerReport: { from: 'content', parse: parsePageReport },
  popupToWorkerLookUp: { from: 'extension', parse: parseAddress },
  popupToWorkerNearMatches: { from: 'extension', parse: parseNearPage },
  popupToWorkerOutlet: { from: 'extension', parse: text },
  popupToWorkerEnsureBundled: { from: 'extension', parse: fields },
  popupToWorkerNoteDamage: { from: 'extension', parse: text },
  popupToWorkerRenew: { from: 'extension', parse: text },
  popupToWorkerRemove: { from: 'extension', parse: text },
}

/** The tab that sent a message; null for an extension page outside a tab. */
type Sender = { readonly tabId: number | null; readonly url: string }

export type Handlers = {
  readonly [Name in MessageName]?: (payload: Payload<Name>, sender: Sender) => Promise<Value<Name>>
}

/** An answer on the wire. */
type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorData }

const isName = (value: unknown): value is MessageName =>
  typeof value === 'string' && Object.hasOwn(door, value)

/** The sender, if the browser confirms that it may send this message, else null. */
function admit(from: From, sender: Runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id || typeof sender.url !== 'string') return null
  const tabId = sender.tab?.id ?? null
  const own = sender.url.startsWith(browser.runtime.getURL(''))
  if (from === 'extension') return own ? { tabId, url: sender.url } : null
  // A prerendered page reports with the id of the tab that is still showing another page.
  const { documentLifecycle } = sender as { documentLifecycle?: unknown } // newer than the polyfill's types
  const shown = documentLifecycle === undefined || documentLifecycle === 'active'
  return !own && tabId !== null && sender.frameId === 0 && shown ? { tabId, url: sender.url } : null
}

async function handle<Name extends MessageName>(
  name: Name,
  handlers: Handlers,
  body: unknown,
  sender: Runtime.MessageSender,
): Promise<Answer | undefined> {
  const from = admit(door[name].from, sender)
  const payload = from && door[name].parse(body)
  const handler = handlers[name]
  if (!from || payload === null || !handler) return undefined
  try {
    return { ok: true, value: await handler(payload, from) }
  } catch (error) {
    return { ok: false, error: errorData(error) }
  }
}

/** Sends a message to the background. Rejects with an error that has the `code` and `values` of the handler's error. */
export async function sendMessage<Name extends MessageName>(
  type: Name,
  body: Payload<Name>,
): Promise<Value<Name>> {
  const answer = (await browser.runtime.sendMessage({ type, body })) as Answer | undefined // only answerMessages sends it
  if (!answer) throw Object.assign(new Error(`No answer to ${type}.`), { code: 'no-answer' })
  if (!answer.ok) {
    const { message, ...rest } = answer.error
    throw Object.assign(new Error(message), rest)
  }
  return answer.value as Value<Name> // the handler's type, as a structured clone
}

/** Answers messages. Call once, on the first tick. Unknown, malformed and foreign messages are answered `undefined`. */
export function answerMessages(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const { type, body } = (typeof message === 'object' && message !== null ? message : {}) as Record<
      string,
      unknown
    > // checked next
    return isName(type) && handlers[type] ? handle(type, handlers, body, sender) : undefined
  })
}
