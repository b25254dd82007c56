/** Documents that cost much, or are no feeds. */
import { describe, expect, it } from 'vitest'
import { IntakeError } from '../intake-error.ts'
import { MAX_FEED_BYTES } from './limits.ts'
import { parseFeed } from './parse-feed.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => parseFeed(bytes(text), null)
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour &amp; Gazette</title><link>https://harbour.example/</link><language>en-gb</language>${channel}${items}</channel></rss>`

describe('documents made to hurt', () => {
  it('never expands entities that the document declares', () => {
    const levels = Array.from({ length: 10 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
      '',
    )
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${levels}]>${rss('<item><title>&l10;</title><link>https://harbour.example/1</link></item>').slice(21)}`
    const outcome = sizeOrError(bomb)
    expect(outcome instanceof IntakeError || outcome < 1000).toBe(true)
  })

  it('never reads a file or an address that an entity names', () => {
    const text = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>${rss('<item><title>&x;</title><link>https://harbour.example/1</link></item>').slice(21)}`
    const outcome = sizeOrError(text)
    expect(outcome instanceof IntakeError || outcome < 100).toBe(true)
  })

  it('reads elements nested without end up to a bound', () => {
    const deep = rss(`<item><title>t</title>${'<a>'.repeat(1_000_000)}`)
    expect(read(deep).items).toHaveLength(1)
  })

  // Each took minutes or gigabytes in a parser without bounds; the runner's five seconds are ample with them.
  it.each([
    [
      'markup that is never closed',
      `<feed><entry><title>t</title><content type="xhtml">${'<div>'.repeat(1_000_000)}`,
    ],
    ['elements without end', `<rss><channel><item><title>t</title>${'<a/>'.repeat(1_000_000)}`],
    [
      'attributes without end',
      `<rss><channel><item ${Array.from({ length: 500_000 }, (_, n) => `a${n}=1`).join(' ')}`,
    ],
    ['brackets without end', `<rss><channel><item><title>${'<'.repeat(5_000_000)}`],
    ['lists within lists', `{"items":[${'['.repeat(5_000_000)}`],
    ['texts without end', `{"items":[${'"a",'.repeat(1_000_000)}`],
  ])('%s: reading ends', (_, text) => {
    expect(sizeOrError(text) instanceof IntakeError).toBe(true)
  })

  it('reads the first 5 MB of a larger feed', () => {
    const item = '<item><title>t</title><link>https://harbour.example/t</link></item>'
    const large = bytes(
      rss(`${item}<item><description>${'x'.repeat(MAX_FEED_BYTES)}</description></item>${item}`),
    )
    expect(parseFeed(large, null).items).toHaveLength(2)
  })

  it('reads at most 1,000 items', () => {
    const feed = rss('<item><title>t</title><link>https://harbour.example/1</link></item>'.repeat(3000))
    expect(read(feed).items).toHaveLength(1000)
  })

  it.each([
    ['<!DOCTYPE html><html><body>Log in</body></html>', 'This is a web page, not a feed.'],
    ['', 'The address answered with nothing.'],
    ['Not found', 'This is not a feed'],
    ['<rss><chan', 'damaged'],
    ['<rss><channel><item><ti', 'damaged'],
    [`<rss><channel>${' '.repeat(2000)}`, 'damaged'],
    ['<rss><channel><title>Nothing yet</title></channel></rss>', ''],
    ['{"hello": 1}', 'damaged, or of a kind that is not known'],
    ['{"version":"https://jsonfeed.org/version/1.1","items":7}', ''],
  ])('says what %j is instead', (text, words) => {
    const outcome = sizeOrError(text)
    if (outcome instanceof IntakeError) expect(outcome.message).toContain(words)
    else expect(outcome).toBe(0)
  })
})

/** Characters in all titles, or the error. */
function sizeOrError(text: string): number | IntakeError {
  try {
    return read(text).items.reduce((sum, { title, excerpt }) => sum + title.length + excerpt.length, 0)
  } catch (error) {
    if (error instanceof IntakeError) return error
    throw error
  }
}
