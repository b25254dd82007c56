/** Shared by the two peers: the page's message, the badge, the popup's list. They identify pages by the same keys as we do. */
import type { Article } from '../../src/core/article/types.ts'
import { keys } from '../../src/core/url/keys.ts'

/** One line of the data that a peer installs. */
export type PeerArticle = {
  readonly number: number
  readonly keys: readonly string[]
  readonly article: Article
  readonly story: readonly number[]
}

export type Found = { readonly page: Article; readonly rows: readonly Article[] }

export type Peer = {
  /** Stores the lines on the device. */
  install(lines: AsyncIterable<PeerArticle>): Promise<void>
  /** The story of the page with one of these keys. */
  find(keys: readonly string[]): Promise<Found | null>
}

async function lookUp(peer: Peer, url: string): Promise<Found | null> {
  const start = performance.now()
  const found = await peer.find(keys(url))
  performance.measure('look-up', { start })
  return found
}

/** The background: counts the other outlets of a page that reports itself. */
export function serveReports(peer: Peer): void {
  chrome.runtime.onMessage.addListener((message: { url: string }, { tab }) => {
    const start = performance.now()
    void lookUp(peer, message.url).then(async (found) => {
      const outlets = new Set(found?.rows.map(({ provider }) => provider.domain)).size
      await chrome.action.setBadgeText({ tabId: tab?.id, text: outlets ? String(outlets) : '' })
      performance.measure('count', { start })
    })
  })
}

/** The popup: looks up the active tab's address and lists the result. */
export async function showStory(peer: Peer): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true })
  const found = await lookUp(peer, tab?.url ?? '')
  performance.mark('answer')
  document.body.append(...(found?.rows ?? []).map(rowOf))
  document.documentElement.dataset.state = found ? 'story' : 'nothing'
}

function rowOf({ title, provider, quality }: Article): HTMLElement {
  const row = document.createElement('p')
  row.textContent = `${provider.name}: ${title} (${quality ?? 'not scored'})`
  return row
}

/** Downloads lines of JSON and stores them with the peer; returns the seconds it took. */
export async function installFrom(peer: Peer, address: string): Promise<number> {
  const start = performance.now()
  const { body } = await fetch(address)
  if (!body) throw new Error(`${address} has no body`)
  await peer.install(linesOf(body))
  return (performance.now() - start) / 1000
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<PeerArticle> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  let rest = ''
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as PeerArticle // written by the bench
  }
}
