/** An answer that comes late must not reach a tab that shows another page by then. The browser and the sources are played. */
import { beforeEach, expect, it, vi } from 'vitest'
import type { PageReport } from '../platform/page-report.ts'

const url = 'https://a.example/an-article'
const report = (at = url, fresh = true): PageReport => ({ url: at, canonical: null, ogUrl: null, fresh })

/** What the tab shows, and the badges that were set. */
let shown: string | undefined
let badges: string[] = []
/** What happens while the browser gives a badge its colour. */
let whileColoured = () => {}
/** Answers of look-ups that wait to be given, by address. */
const waiting = new Map<string, (outlets: number) => void>()

vi.mock('../platform/browser.ts', () => ({
  browser: {
    tabs: { get: async () => (shown === 'closed' ? Promise.reject(new Error('No tab')) : { url: shown }) },
    storage: { local: { get: async () => ({}) } },
    action: {
      setBadgeBackgroundColor: () => Promise.resolve().then(() => whileColoured()),
      setBadgeTextColor: async () => {},
      setBadgeText: async ({ text }: { text: string }) => badges.push(text),
    },
  },
}))
vi.mock('../sources/lookup/lookup.ts', () => ({
  lookUp: (page: { url: string }) =>
    new Promise((resolve) =>
      waiting.set(page.url, (outlets) => resolve({ groups: groupOf(outlets), sources: [] })),
    ),
}))

const row = (domain: string) => ({ provider: { name: domain, domain }, more: [], copies: [] })
const groupOf = (outlets: number) => [
  {
    story: {
      article: row('a.example'),
      rows: Array.from({ length: outlets }, (_, n) => row(`${n}.example`)),
    },
  },
]

const { countTab } = await import('./count.ts')

async function answer(at: string, outlets: number): Promise<void> {
  await vi.waitFor(() => expect(waiting.has(at)).toBe(true))
  waiting.get(at)?.(outlets)
}

beforeEach(() => {
  shown = url
  badges = []
  whileColoured = () => {}
  waiting.clear()
})

it('sets the count of the page that is shown', async () => {
  const counted = countTab(1, report())
  await answer(url, 3)
  await counted
  expect(badges).toEqual(['3'])
})

it('sets nothing when the tab has gone on to another page', async () => {
  const counted = countTab(1, report())
  shown = 'https://a.example/another'
  await answer(url, 3)
  await counted
  expect(badges).toEqual([])
})

it.each([undefined, 'closed'])('sets nothing when the tab is %s to us', async (now) => {
  const counted = countTab(1, report())
  shown = now
  await answer(url, 3)
  await counted
  expect(badges).toEqual([])
})

it('lets only the latest report of a tab count, whichever answer comes first', async () => {
  const second = 'https://a.example/another-article'
  const early = countTab(1, report())
  const late = countTab(1, report(second))
  shown = second
  await answer(second, 2)
  await late
  await answer(url, 3)
  await early
  expect(badges).toEqual(['', '2'])
})

it('the old count is removed immediately after a same-document navigation', async () => {
  const counted = countTab(1, report(url, false))
  await vi.waitFor(() => expect(badges).toEqual(['']))
  await answer(url, 0)
  await counted
  expect(badges).toEqual(['', ''])
})

it('does not take an in-page anchor for another page', async () => {
  const counted = countTab(1, report())
  shown = `${url}#comments`
  await answer(url, 1)
  await counted
  expect(badges).toEqual(['1'])
})

it('leaves no old count on a page that the tab went on to while it was set', async () => {
  const next = 'https://a.example/another-article'
  let after: Promise<void> | undefined
  whileColoured = () => {
    after ??= countTab(1, report(next, false))
  }
  const counted = countTab(1, report())
  await answer(url, 3)
  await counted
  expect(badges.at(-1)).toBe('')
  shown = next
  await answer(next, 0)
  await after
  expect(badges.at(-1)).toBe('')
})
