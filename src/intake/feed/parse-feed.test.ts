import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => parseFeed(bytes(text), null)
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Harbour &amp; Gazette</title><link>https://harbour.example/</link><language>en-gb</language>${channel}${items}</channel></rss>`

describe('one shape for four kinds of feed', () => {
  it('reads RSS 2', () => {
    const feed = read(
      rss(`<item><title>One</title><link>https://harbour.example/1</link><description>&lt;p&gt;Ferry &amp;amp; rail&lt;/p&gt;</description>
        <pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><category>Ports</category><author>ada@harbour.example (Ada Byron)</author><media:thumbnail url="https://harbour.example/1.jpg"/></item>`),
    )
    expect(feed.title).toBe('Harbour & Gazette')
    expect(feed.home).toBe('https://harbour.example/')
    expect(feed.items).toEqual([
      {
        title: 'One',
        excerpt: 'Ferry & rail',
        link: 'https://harbour.example/1',
        dates: ['Tue, 24 Nov 2026 10:00:00 GMT'],
        bases: [],
        topics: ['Ports'],
        image: 'https://harbour.example/1.jpg',
        video: false,
        language: 'en-gb',
        authors: ['Ada Byron'],
        source: undefined,
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
    expect(feed.items.map(({ title, link, bases, dates }) => [title, link, bases, dates])).toEqual([
      [
        'Why <b> fell out of use',
        'b',
        ['https://atom.example/', 'https://atom.example/news/'],
        ['2026-11-24T10:00:00Z'],
      ],
      ['A bold move', '/c', ['https://atom.example/'], ['2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z']],
    ])
  })

  it('reads RDF', () => {
    const feed =
      read(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://rdf.example/"><title>RDF</title><link>https://rdf.example/</link></channel>
      <item rdf:about="https://rdf.example/1"><title>First</title><link>https://rdf.example/1</link><dc:date>2026-11-24T10:00:00Z</dc:date></item></rdf:RDF>`)
    expect(feed.items.map(({ title, link, dates }) => [title, link, dates[0]])).toEqual([
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

  it('keeps all items of a feed that is cut off, damaged, or not escaped', () => {
    const [one, two] = ['one', 'two'].map(
      (title) => `<item><title>${title}</title><link>https://harbour.example/${title}</link>`,
    )
    const titles = (text: string) => read(text).items.map(({ title }) => title)
    expect(titles(rss(`${one}</item>${two}<description>cut`).split('</channel>')[0] ?? '')).toEqual([
      'one',
      'two',
    ])
    expect(titles(rss(`${one}<description>5 < 6 and <3</description></item>${two}</item>`))).toEqual([
      'one',
      'two',
    ])
    expect(titles(rss(`${one}<description>open ${two}</item>`))).toEqual(['one', 'two'])
    expect(titles(rss(`${one}<x></y></item>${two}</item>`))).toEqual(['one', 'two'])
    expect(titles(rss(`${one}<description>a & b &nbsp; c</description></item>${two}</item>`))).toEqual([
      'one',
      'two',
    ])
  })

  it('is found behind what a server wrote in front of it', () => {
    const feed = rss('<item><title>one</title></item>')
    expect(read(`\n<b>Notice</b>: in line 7 <br>${feed}`).items).toHaveLength(1)
  })

  it('keeps the complete items of JSON that is cut off', () => {
    const items = ['a', 'b'].map((name) => ({ url: `https://json.example/${name}`, title: `${name} "}]` }))
    const text = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items })
    expect(read(text.slice(0, -6)).items.map(({ title }) => title)).toEqual(['a "}]'])
  })

  it('reads elements by their namespace, whatever the prefix', () => {
    const feed = read(
      `<rss xmlns:x="http://search.yahoo.com/mrss/" xmlns:a10="http://www.w3.org/2005/Atom"><channel><item><title>t</title>
       <x:thumbnail url="https://harbour.example/t.jpg"/><a10:updated>2026-11-24T10:00:00Z</a10:updated></item></channel></rss>`,
    )
    expect(feed.items[0]).toMatchObject({
      image: 'https://harbour.example/t.jpg',
      dates: ['2026-11-24T10:00:00Z'],
    })
    const atom = read(
      '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>t</a:title><a:link href="https://harbour.example/1"/></a:entry></a:feed>',
    )
    expect(atom.items[0]).toMatchObject({ title: 't', link: 'https://harbour.example/1' })
  })

  it('reads what YouTube puts into a group', () => {
    const feed = read(
      `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:yt="http://www.youtube.com/xml/schemas/2015">
       <entry><yt:videoId>x</yt:videoId><title>t</title><link rel="alternate" href="https://video.example/x"/><media:group>
       <media:title>t</media:title><media:thumbnail url="https://video.example/x.jpg"/><media:description>Words</media:description></media:group></entry></feed>`,
    )
    expect(feed.items[0]).toMatchObject({
      excerpt: 'Words',
      image: 'https://video.example/x.jpg',
      video: true,
    })
  })

  it.each([
    [
      '<media:content url="https://harbour.example/s" width="140"/><media:content url="https://harbour.example/l" width="620"/>',
      '/l',
    ],
    [
      '<media:content url="https://harbour.example/a.mp4" type="video/mp4"/><enclosure url="https://harbour.example/e.jpg"/>',
      '/e.jpg',
    ],
    ['<itunes:image href="https://harbour.example/i.jpg"/>', '/i.jpg'],
    ['<description>&lt;p&gt;a&lt;img src="https://harbour.example/d.jpg"&gt;</description>', '/d.jpg'],
    [
      '<description>a</description><content:encoded><![CDATA[<img src="https://harbour.example/c.jpg">]]></content:encoded>',
      '/c.jpg',
    ],
  ])('finds the picture of %s', (media, path) => {
    expect(read(rss(`<item><title>t</title>${media}</item>`)).items[0]?.image).toBe(
      `https://harbour.example${path}`,
    )
  })

  it('takes the address that a feed service keeps, and the page before a film', () => {
    const item = (links: string) => read(rss(`<item><title>t</title>${links}</item>`)).items[0]?.link
    expect(
      item(
        '<link>https://feeds.example/~r/1</link><feedburner:origLink>https://harbour.example/1</feedburner:origLink>',
      ),
    ).toBe('https://harbour.example/1')
    expect(
      item(
        '<atom:link href="https://harbour.example/f.mp4" type="video/mp4"/><atom:link href="https://harbour.example/2"/>',
      ),
    ).toBe('https://harbour.example/2')
  })

  it('names the source of an item, and how often to ask', () => {
    const feed = read(
      rss(
        '<item><title>t</title><source url="https://other.example/rss">Other</source></item>',
        '<ttl>90</ttl><sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>',
      ),
    )
    expect(feed.items[0]?.source).toEqual({ name: 'Other', home: 'https://other.example/rss' })
    expect(feed.refreshSeconds).toBe(21_600)
  })
})
