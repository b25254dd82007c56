import { describe, expect, it } from 'vitest'
import { IntakeError } from '../intake-error.ts'
import { MAX_FEED_BYTES } from './bounds.ts'
import { parseFeed } from './parse-feed.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => parseFeed(bytes(text), null)
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour &amp; Gazette</title><link>https://harbour.example/</link>${channel}${items}</channel></rss>`

describe('one shape for four kinds of feed', () => {
  it('reads RSS 2', () => {
    const feed = read(
      rss(`<item><title>One</title><link>https://harbour.example/1</link><description>&lt;p&gt;Ferry &amp;amp; rail&lt;/p&gt;</description>
        <pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><category>Ports</category><media:thumbnail url="https://harbour.example/1.jpg"/></item>`),
    )
    expect(feed.title).toBe('Harbour & Gazette')
    expect(feed.home).toBe('https://harbour.example/')
    expect(feed.items).toEqual([
      {
        title: 'One',
        excerpt: 'Ferry & rail',
        link: 'https://harbour.example/1',
        date: 'Tue, 24 Nov 2026 10:00:00 GMT',
        base: 'https://harbour.example/',
        topics: ['Ports'],
        image: 'https://harbour.example/1.jpg',
        video: false,
      },
    ])
  })

  it('reads Atom, with the base of its entries and titles of every type', () => {
    const feed =
      read(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://atom.example/"><title>Atom</title>
      <link rel="self" href="feed.xml"/><link href="https://atom.example/"/>
      <entry xml:base="https://atom.example/news/"><title>Why &lt;b&gt; fell out of use</title><link href="b"/><updated>2026-11-24T10:00:00Z</updated><id>x</id></entry>
      <entry><title type="html">A &lt;b&gt;bold&lt;/b&gt; move</title><link rel="alternate" href="/c"/><published>2026-11-23T10:00:00Z</published><updated>2026-11-24T10:00:00Z</updated><id>y</id></entry></feed>`)
    expect(feed.home).toBe('https://atom.example/')
    expect(feed.items.map(({ title, link, base, date }) => [title, link, base, date])).toEqual([
      ['Why <b> fell out of use', 'b', 'https://atom.example/news/', '2026-11-24T10:00:00Z'],
      ['A bold move', '/c', 'https://atom.example/', '2026-11-23T10:00:00Z'],
    ])
  })

  it('reads RDF', () => {
    const feed =
      read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://rdf.example/"><title>RDF</title><link>https://rdf.example/</link></channel>
      <item rdf:about="https://rdf.example/1"><title>First</title><link>https://rdf.example/1</link><dc:date>2026-11-24T10:00:00Z</dc:date></item></rdf:RDF>`)
    expect(feed.items.map(({ title, link, date }) => [title, link, date])).toEqual([
      ['First', 'https://rdf.example/1', '2026-11-24T10:00:00Z'],
    ])
  })

  it('reads JSON Feed', () => {
    const feed = read(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'JSON',
        home_page_url: 'https://json.example/',
        items: [
          { id: '1', url: 'https://json.example/1', title: 'A', content_html: '<p>Text</p>', tags: ['t'] },
        ],
      }),
    )
    expect(feed.items[0]).toMatchObject({
      title: 'A',
      excerpt: 'Text',
      link: 'https://json.example/1',
      topics: ['t'],
    })
  })
})

describe('feeds as they are', () => {
  it('takes the guid as the address only when it is one', () => {
    const feed = read(
      rss(`<item><title>a</title><guid>https://harbour.example/a</guid></item>
        <item><title>b</title><guid isPermaLink="false">https://harbour.example/b</guid></item><item><title>c</title><guid>17</guid></item>`),
    )
    expect(feed.items.map(({ link }) => link)).toEqual(['https://harbour.example/a', undefined, undefined])
  })

  it('keeps every item of a feed that gives all the same id', () => {
    const item = (n: number) =>
      `<item><title>t${n}</title><link>https://harbour.example/${n}</link><guid>same</guid></item>`
    expect(read(rss(item(1) + item(2) + item(3))).items).toHaveLength(3)
  })

  it('reads hostile markup in a title as text', () => {
    const feed = read(
      rss(
        `<item><title><![CDATA[<img src=x onerror=alert(1)>Real <script>alert(2)</script>title]]></title><link>javascript:alert(3)</link></item>`,
      ),
    )
    expect(feed.items[0]?.title).toBe('Real title')
  })

  it('reads a feed that ends in the middle, up to where it ends', () => {
    const whole = rss(
      '<item><title>one</title><link>https://harbour.example/1</link></item><item><title>two</title>',
    )
    const outcome = (() => {
      try {
        return read(whole.slice(0, whole.indexOf('two') + 3)).items.length
      } catch (error) {
        return error
      }
    })()
    expect(typeof outcome === 'number' || outcome instanceof IntakeError).toBe(true)
  })
})

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

  it('refuses elements nested without end', () => {
    const deep = rss(`<item>${'<a>'.repeat(200_000)}`)
    expect(() => read(deep)).toThrow(IntakeError)
  })

  it('refuses a feed over 5 MB before parsing it', () => {
    expect(() => parseFeed(new Uint8Array(MAX_FEED_BYTES + 1), null)).toThrow('larger than 5 MB')
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
