/** Feeds of outlets that the starter list names, served under their real addresses. */
import type { PageBody } from '../harness/site.ts'

export type Item = {
  readonly title: string
  readonly link: string
  readonly date?: string
  readonly description?: string
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`)

export function rss(title: string, home: string, items: readonly Item[]): string {
  const item = ({ title: name, link, date, description = '' }: Item) =>
    `<item><title>${escaped(name)}</title><link>${escaped(link)}</link><description>${escaped(description)}</description>${
      date ? `<pubDate>${date}</pubDate>` : ''
    }</item>`
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>${escaped(title)}</title><link>${home}</link>${items.map(item).join('')}</channel></rss>`
}

/** A feed's server: honours ETags, and counts what it answered. */
export type FeedServer = {
  readonly body: PageBody
  /** Status codes answered, in order. */
  readonly answered: number[]
  set(text: string): void
}

export function feedServer(first: string): FeedServer {
  let text = first
  let version = 1
  const answered: number[] = []
  return {
    answered,
    set(next) {
      text = next
      version++
    },
    body(request, response) {
      const etag = `"${version}"`
      const status = request.headers['if-none-match'] === etag ? 304 : 200
      answered.push(status)
      response.writeHead(status, { etag, 'content-type': 'application/rss+xml; charset=utf-8' })
      response.end(status === 200 ? text : undefined)
    },
  }
}
