/** The verb page: what is read of HTML. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { jsonLines, openWorkplace } from './fixtures/command.ts'

const here = openWorkplace()
beforeEach(() => here.clear())
afterAll(() => here.remove())

const URL = 'https://www.harbour-post.example/2026/11/ferry-runs-aground-off-the-north-pier'
const HTML = `<html lang="en"><title>Ferry runs aground off the north pier | Harbour Post</title>
  <meta property="og:site_name" content="Harbour Post"><meta property="og:image" content="/ferry.jpg">
  <meta name="description" content="Forty passengers were taken ashore.">
  <meta property="article:published_time" content="2026-11-24T08:30:00+01:00">
  <link rel="canonical" href="${URL}"><h1>Ferry runs aground off the north pier</h1>`
const ANSWER = {
  url: URL,
  article: true,
  title: 'Ferry runs aground off the north pier',
  excerpt: 'Forty passengers were taken ashore.',
  publishedDateTime: '2026-11-24T07:30:00Z',
  language: 'en',
  provider: { name: 'Harbour Post', domain: 'harbour-post.example' },
  image: 'https://www.harbour-post.example/ferry.jpg',
  canonical: URL,
}
const NOTHING = {
  url: 'https://a.example/',
  article: false,
  title: null,
  excerpt: null,
  publishedDateTime: null,
  language: null,
  provider: { name: null, domain: 'a.example' },
  image: null,
  canonical: null,
}

describe('page', () => {
  it('answers JSON lines in their order, with null where a page says nothing', () => {
    const lines = [
      { url: URL, html: HTML },
      { url: 'https://a.example/', html: '' },
      { url: URL, html: HTML },
    ]
    const { code, out } = here.run(['page'], lines.map((line) => JSON.stringify(line)).join('\n'))
    expect(code).toBe(0)
    expect(jsonLines(out)).toEqual([ANSWER, NOTHING, ANSWER])
  })

  it('leaves out a bad line, says which, and ends with 1', () => {
    const { code, out, err } = here.run(['page'], `{"url": 5}\n${JSON.stringify({ url: URL, html: HTML })}\n`)
    expect(code).toBe(1)
    expect(jsonLines(out)).toEqual([ANSWER])
    expect(err).toContain('stdin:1:1 error bad-line "url" is not a text')
  })

  it('reads files, each with its address', () => {
    here.write('a.html', HTML)
    here.write('b.html', '')
    const { out } = here.run(['page', 'a.html', 'b.html', '--url', URL, '--url', 'https://a.example/'])
    expect(jsonLines(out)).toEqual([ANSWER, NOTHING])
  })

  it('decodes a file as it declares', () => {
    const bytes = Buffer.from(
      '<meta charset="windows-1251"><title>\xcf\xe0\xf0\xee\xec \xf1\xe5\xeb</title>',
      'latin1',
    )
    here.write('a.html', bytes)
    expect(jsonLines(here.run(['page', 'a.html', '--url', URL]).out)[0].title).toBe('Паром сел')
  })

  it('asks for an address of every file', () => {
    here.write('a.html', HTML)
    const { code, err } = here.run(['page', 'a.html'])
    expect([code, err]).toEqual([2, 'second-source: give one --url for each file: 1, not 0\n'])
  })

  it('says which file cannot be read', () => {
    const { code, err } = here.run(['page', 'none.html', '--url', URL])
    expect([code, err]).toEqual([3, 'second-source: cannot read none.html: no such file or folder\n'])
  })
})
