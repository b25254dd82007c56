/** `second-source feed`: records out of a feed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { jsonLines, openWorkplace, type Workplace } from './fixtures/command.ts'

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>World | The Harbour Gazette</title>
<link>https://www.harbour.example/</link><language>en-gb</language>
<item><title>Ferries sail again</title><link>/2026/ferries</link><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate></item>
<item><title>cut \u001b[31moff`

let here: Workplace
beforeAll(() => {
  here = openWorkplace()
  here.write('feed.xml', FEED)
  here.write('page.html', '<!doctype html><title>Log in</title>')
})
afterAll(() => here.remove())

describe('feed', () => {
  it('prints a record a line', () => {
    const { code, out, err } = here.run(['feed', 'feed.xml', '--url', 'https://www.harbour.example/rss'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(jsonLines(out)).toEqual([
      {
        title: 'Ferries sail again',
        excerpt: '',
        publishedDateTime: '2026-11-24T10:00:00Z',
        webUrl: 'https://www.harbour.example/2026/ferries',
        type: 'article',
        provider: { name: 'The Harbour Gazette', domain: 'harbour.example' },
        topics: [],
        images: [],
        language: 'en-GB',
      },
    ])
  })

  it('says why a file is not a feed, with exit code 1', () => {
    const { code, err } = here.run(['feed', 'page.html', '--url', 'https://harbour.example/'])
    expect(code).toBe(1)
    expect(err).toBe('second-source: page.html: This is a web page, not a feed.\n')
  })

  it.each([
    [['feed', 'feed.xml'], 2, "required option '--url <address>' not specified"],
    [['feed', 'feed.xml', '--url', 'harbour.example'], 2, '--url harbour.example is not an http(s) address'],
    [['feed', 'nowhere.xml', '--url', 'https://harbour.example/'], 3, 'cannot read nowhere.xml'],
  ])('%j ends with %i', (args, expected, words) => {
    const { code, err } = here.run(args)
    expect(code).toBe(expected)
    expect(err).toContain(words)
  })
})
