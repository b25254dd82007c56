/** The door for messages: who may say what. The browser's side is a listener list; the real one is tested end to end. */
import { beforeEach, describe, expect, it, vi } from 'vitest'

type Listener = (message: unknown, sender: object) => Promise<unknown> | undefined
const listeners: Listener[] = []
vi.mock('./browser.ts', () => ({
  browser: {
    runtime: {
      id: 'ours',
      getURL: (path: string) => `chrome-extension://ours/${path}`,
      onMessage: { addListener: (listener: Listener) => listeners.push(listener) },
    },
  },
}))
const { answerMessages } = await import('./messages.ts')

const page = {
  id: 'ours',
  url: 'https://a.example/x',
  frameId: 0,
  tab: { id: 5 },
  documentLifecycle: 'active',
}
const popup = { id: 'ours', url: 'chrome-extension://ours/src/popup/index.html' }
const report = { url: 'https://a.example/x', canonical: null, ogUrl: null, fresh: true }
const message = { type: 'contentToWorkerReport', body: report }

const heard = vi.fn(async () => {})
const say = (what: unknown, sender: object) => listeners[0]?.(what, sender)

beforeEach(() => {
  listeners.length = 0
  heard.mockClear()
  answerMessages({
    contentToWorkerReport: heard,
    popupToWorkerOutlet: async () => {
      throw Object.assign(new Error('No answer'), { code: 'no-answer', values: { host: 'a.example' } })
    },
  })
})

describe('messages', () => {
  it('reach their handler from a page in a tab', async () => {
    expect(await say(message, page)).toEqual({ ok: true, value: undefined })
    expect(heard).toHaveBeenCalledWith(report, { tabId: 5, url: page.url })
  })

  it.each([
    ['another extension', { ...page, id: 'theirs' }],
    ['a frame', { ...page, frameId: 3 }],
    ['a prerendered page', { ...page, documentLifecycle: 'prerender' }],
    ['a page outside a tab', { ...page, tab: undefined }],
    ['an extension page that plays a web page', { ...popup, tab: { id: 5 }, frameId: 0 }],
  ])('are not taken from %s', async (_who, sender) => {
    expect(await say(message, sender)).toBeUndefined()
    expect(heard).not.toHaveBeenCalled()
  })

  it('of extension pages are not taken from a web page', async () => {
    expect(await say({ type: 'popupToWorkerOutlet', body: 'a.example' }, page)).toBeUndefined()
  })

  it.each([null, 'contentToWorkerReport', {}, { type: 'toString', body: report }, { type: 'nothing' }])(
    'that nobody knows are left unanswered: %j',
    (what) => {
      expect(say(what, page)).toBeUndefined()
    },
  )

  it('of the wrong shape are answered with undefined', async () => {
    expect(await say({ ...message, body: { url: 'about:blank' } }, page)).toBeUndefined()
  })

  it('carry an error as data, with what its sentence names', async () => {
    const answer = await say({ type: 'popupToWorkerOutlet', body: 'a.example' }, popup)
    expect(answer).toEqual({
      ok: false,
      error: { code: 'no-answer', message: 'No answer', values: { host: 'a.example' } },
    })
  })
})
