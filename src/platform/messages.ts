/**
 * Messages as function signatures. A name says who speaks to whom; the door checks the sender and the shape before a
 * handler sees anything; a handler's error travels as data, because a rejected promise loses its code on the way.
 */

import type { NearPage } from '../core/terms/near.ts'
import type { PageAddress } from '../core/url/trust.ts'
import { webAddress } from '../core/url/web-address.ts'
import { browser, type Runtime } from './browser.ts'
import { type ErrorData, errorData } from './error-data.ts'
import { type PageReport, parsePageReport } from './page-report.ts'

/** Each message: what it carries and what it answers. */
type Protocol = {
  /** A page of a granted host says where it is, at load and after every navigation inside it. */
  contentToWorkerReport(report: PageReport): void
  /**
   * A popup in one of Firefox's private windows has no file system of its own. The answers are those of `sources/lookup/popup-lookup.ts`,
   * which asks and knows their types; Firefox clones them, maps included.
   */
  popupToWorkerLookUp(page: PageAddress): unknown
  popupToWorkerNearMatches(page: NearPage): unknown
  popupToWorkerOutlet(domain: string): unknown
  /** The popup leaves it to the worker to install: the code for that is no part of it. */
  popupToWorkerEnsureBundled(nothing: object): void
  /** A look-up met damage in the files of a source, by its id. */
  popupToWorkerNoteDamage(id: string): void
  /** The reader presses: bring a source's files back, or up to date; or remove it. By its id. */
  popupToWorkerRenew(id: string): void
  popupToWorkerRemove(id: string): void
}

export type MessageName = keyof Protocol
export type Payload<Name extends MessageName> = Parameters<Protocol[Name]>[0]
export type Value<Name extends MessageName> = ReturnType<Protocol[Name]>

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
export type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorData }

const isName = (value: unknown): value is MessageName =>
  typeof value === 'string' && Object.hasOwn(door, value)

/** The sender when the browser vouches that it is what the message needs, else null. */
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

/** Answers messages. Call once, on the first tick. Unknown, misshapen and foreign messages are answered `undefined`. */
export function answerMessages(handlers: Handlers): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const { type, body } = (typeof message === 'object' && message !== null ? message : {}) as Record<
      string,
      unknown
    > // checked next
    return isName(type) && handlers[type] ? handle(type, handlers, body, sender) : undefined
  })
}
