import { describe, expect, test } from 'vitest'
import { LIMITS } from './limits.ts'
import { pathText } from './problems.ts'
import { parseRecord } from './record.ts'

const least = {
  title: 'A',
  webUrl: 'https://example.org/a',
  provider: { name: 'Example', domain: 'example.org' },
}
const parse = (more: Record<string, unknown> = {}) => parseRecord({ ...least, ...more })
const article = (more: Record<string, unknown> = {}) => parse(more).record?.article
const codes = (more: Record<string, unknown>) =>
  parse(more).problems.map(({ severity, code, path }) => `${severity} ${code} ${pathText(path)}`)

describe('a record', () => {
  test('needs a title, an address and a provider only', () => {
    expect(parse()).toEqual({
      record: {
        article: {
          title: 'A',
          excerpt: '',
          urls: { web: 'https://example.org/a', original: null, amp: null, cdnAmp: null },
          provider: { name: 'Example', domain: 'example.org' },
          time: null,
          type: 'article',
          quality: null,
          topics: [],
          image: null,
        },
        published: true,
        related: [],
      },
      problems: [],
    })
  })

  test.each([
    ['title', 'error missing-title title'],
    ['webUrl', 'error missing-url webUrl'],
  ])('without %s is left out with an error', (key, problem) => {
    expect(parse({ [key]: undefined }).record).toBeNull()
    expect(codes({ [key]: undefined })).toEqual([problem])
  })

  test('names all its problems at once', () => {
    expect(
      codes({ title: ' ', webUrl: 'ftp://example.org/', publishedDateTime: 'soon', quality: -1 }),
    ).toEqual([
      'error missing-title title',
      'warning invalid-url webUrl',
      'error missing-url webUrl',
      'warning invalid-date publishedDateTime',
      'warning invalid-quality quality',
    ])
  })

  test.each([null, 3, 'text', [least]])('that is %j is no record', (value) => {
    expect(parseRecord(value)).toMatchObject({ record: null, problems: [{ code: 'not-a-record' }] })
  })

  test('that is removed is left out without a problem', () => {
    expect(parse({ removed: true })).toEqual({ record: null, problems: [] })
  })

  test('of a video has its original address only', () => {
    const video = { webUrl: undefined, originalUrl: 'https://example.org/v', type: 'video' }
    expect(article(video)).toMatchObject({
      urls: { web: null, original: 'https://example.org/v' },
      type: 'video',
    })
  })

  test('with nothing but an AMP address is the page of that address', () => {
    const amp = 'https://example.org/a/amp/'
    expect(article({ webUrl: undefined, ampWebUrl: amp })?.urls).toMatchObject({ web: amp, amp })
  })

  test('never keeps heat, secured and featuredContent', () => {
    const text = JSON.stringify(parse({ heat: 7, secured: 'c2VjcmV0', featuredContent: '<iframe>' }))
    expect(text).not.toMatch(/heat|secur|c2Vj|iframe/)
  })

  test('keeps published: false', () => {
    expect(parse({ published: false }).record?.published).toBe(false)
    expect(parse({ published: 'false' }).record?.published).toBe(false)
  })
})

describe('names that are not read', () => {
  test('are noticed when they stand for one that is missing', () => {
    const more = {
      webUrl: undefined,
      url: 'https://example.org/a',
      date: '2026-11-24',
      weburl: 'https://example.org/a',
      Quality: 7,
      related: [{ ...least, published_at: '2026-11-24' }],
    }
    expect(codes(more)).toEqual([
      'warning misnamed url',
      'warning misnamed date',
      'warning misnamed weburl',
      'warning misnamed Quality',
      'error missing-url webUrl',
      'warning misnamed related[0].published_at',
    ])
    expect(parse({ date: '2026-11-24' }).problems[0]?.message).toBe(
      '“date” is not read; the name is publishedDateTime',
    )
  })

  test('are nobody’s business otherwise', () => {
    const more = { publishedDateTime: '2026-11-24', date: 'yesterday', layout: 'post', constructor: 1 }
    expect(codes(more)).toEqual([])
  })
})

describe('the provider', () => {
  test('comes from the address when the record names none, with a warning', () => {
    const more = { webUrl: 'https://news.bbc.co.uk/x', provider: undefined }
    expect(article(more)?.provider).toEqual({ name: 'bbc.co.uk', domain: 'bbc.co.uk' })
    expect(codes(more)).toEqual(['warning provider-from-url provider'])
  })

  test('may be its name alone', () => {
    expect(article({ provider: 'Example News' })?.provider).toEqual({
      name: 'Example News',
      domain: 'example.org',
    })
    expect(codes({ provider: 'Example News' })).toEqual(['warning provider-from-url provider'])
  })

  test.each(['www.BBC.co.uk', 'https://www.bbc.co.uk/news', 'bbc.co.uk'])(
    '%s is a registrable domain',
    (domain) => {
      expect(article({ provider: { name: 'BBC', domain } })?.provider.domain).toBe('bbc.co.uk')
      expect(codes({ provider: { name: 'BBC', domain } })).toEqual([])
    },
  )

  test('with a domain that is none is taken from the address', () => {
    expect(article({ provider: { name: 'X', domain: 'not a domain' } })?.provider).toEqual({
      name: 'X',
      domain: 'example.org',
    })
    expect(codes({ provider: { domain: 7 } })).toEqual(['warning provider-from-url provider.domain'])
  })

  test('cannot be guessed from an address of numbers', () => {
    expect(codes({ webUrl: 'http://192.168.0.1/a', provider: null })).toEqual([
      'error missing-provider provider',
    ])
  })
})

describe('texts', () => {
  test('of 100 KB are cut with a warning, never lost', () => {
    const title = '<b>'.repeat(34_000)
    expect(article({ title })?.title).toHaveLength(LIMITS.title)
    expect(article({ title })?.title.startsWith('<b><b>')).toBe(true)
    expect(codes({ title })).toEqual(['warning too-long title'])
  })

  test('are never cut inside of an emoji', () => {
    const cut = article({ title: 'ab'.slice(0, 1) + '😀'.repeat(400) })?.title ?? ''
    expect(cut).not.toMatch(/\p{Surrogate}/u)
    expect(cut.length).toBeLessThanOrEqual(LIMITS.title)
    expect(cut.endsWith('😀…')).toBe(true)
  })

  test('are one line without control characters and broken surrogates', () => {
    expect(article({ title: ' a\n\t b\0c \ud800 ' })?.title).toBe('a b c \ufffd')
  })

  test('without quotes that YAML reads as numbers are texts, with a warning', () => {
    expect(article({ title: 1984 })?.title).toBe('1984')
    expect(codes({ title: 1984 })).toEqual(['warning unquoted-text title'])
  })
})

describe('addresses', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//example.org/a',
    'example.org/a',
    'https://',
    'https://a b/',
    'https://user:secret@example.org/',
    '“https://example.org/a”',
    `https://example.org/${'a'.repeat(3000)}`,
    42,
  ])('%j is refused', (webUrl) => {
    expect(parse({ webUrl }).record).toBeNull()
    expect(codes({ webUrl })).toContain('warning invalid-url webUrl')
  })

  test('with spaces inside are kept in their escaped form', () => {
    expect(article({ webUrl: 'https://example.org/a b?c=<d>' })?.urls.web).toBe(
      'https://example.org/a%20b?c=%3Cd%3E',
    )
  })

  test('keep what was written but for the scheme, which is in lower case', () => {
    expect(article({ webUrl: 'HTTPS://Example.org/A' })?.urls.web).toBe('https://Example.org/A')
  })

  test('of an AMP page that are wrong cost the AMP page only', () => {
    expect(article({ ampWebUrl: 'javascript:0' })?.urls.amp).toBeNull()
    expect(codes({ ampWebUrl: 'javascript:0' })).toEqual(['warning invalid-url ampWebUrl'])
  })
})

describe('quality', () => {
  test.each([
    [71, 71],
    ['71', 71],
    [' 7.5 ', 7.5],
    [0, 0],
  ])('%j is a score', (quality, score) => {
    expect(article({ quality })?.quality).toBe(score)
    expect(codes({ quality })).toEqual([])
  })

  test.each([undefined, null, ''])('%j is not scored, as a matter of course', (quality) => {
    expect(article({ quality })?.quality).toBeNull()
    expect(codes({ quality })).toEqual([])
  })

  test.each([Number.NaN, -1, Number.POSITIVE_INFINITY, 'high', '0x10', [1], true])(
    '%s is not scored, with a warning',
    (quality) => {
      expect(article({ quality })?.quality).toBeNull()
      expect(codes({ quality })).toEqual(['warning invalid-quality quality'])
    },
  )
})

describe('topics and images', () => {
  test('are bounded', () => {
    const topics = Array.from({ length: 50 }, (_, i) => `topic ${i}`)
    expect(article({ topics })?.topics).toHaveLength(LIMITS.topics)
    expect(codes({ topics })).toEqual(['warning too-many-topics topics'])
  })

  test('may be one text', () => {
    expect(article({ topics: 'AI', images: 'https://example.org/i.jpg' })).toMatchObject({
      topics: ['AI'],
      image: { url: 'https://example.org/i.jpg', width: null, height: null },
    })
  })

  test('the first image with an http(s) address counts', () => {
    const images = [
      { url: 'data:image/png,x' },
      { url: 'https://example.org/i.jpg', width: 1200, height: '600' },
    ]
    expect(article({ images })?.image).toEqual({ url: 'https://example.org/i.jpg', width: 1200, height: 600 })
    expect(codes({ images })).toEqual(['warning invalid-url images[0].url'])
  })
})

describe('related entries', () => {
  test('are articles, and a bad one costs itself only', () => {
    const entry = (title: string) => ({ ...least, title })
    const { record, problems } = parse({
      related: [entry('one'), { title: 'no address' }, 'text', entry('two')],
    })
    expect(record?.related.map(({ title }) => title)).toEqual(['one', 'two'])
    expect(problems).toMatchObject([
      { severity: 'warning', code: 'missing-url', path: ['related', 1, 'webUrl'] },
      { severity: 'warning', code: 'invalid-related', path: ['related', 2] },
    ])
  })

  test('are at most 1,000', () => {
    const { record, problems } = parse({ related: Array.from({ length: 1001 }, () => least) })
    expect(record?.related).toHaveLength(1000)
    expect(problems).toMatchObject([{ code: 'too-many-related' }])
  })
})
