/** A record as a whole, its provider, its related entries. */
import { describe, expect, test } from 'vitest'
import { article, codes, least, parse } from './fixtures/least-record.ts'
import { parseRecord } from './record.ts'

describe('a record', () => {
  test('needs a title, an address and a provider only', () => {
    expect(parse()).toEqual({
      record: {
        article: {
          title: 'A',
          excerpt: '',
          dateIsFirstSeen: false,
          language: null,
          urls: { web: 'https://example.org/a', original: null, amp: null, cdnAmp: null },
          provider: { name: 'Example', domain: 'example.org' },
          time: null,
          type: 'article',
          quality: null,
          topics: [],
          image: null,
        },
        related: [],
      },
      published: true,
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

  test('reports all its problems together', () => {
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
    expect(parse({ removed: true })).toEqual({ record: null, published: true, problems: [] })
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

  test('is told to be a draft by published: false, complete or not', () => {
    expect(parse({ published: false })).toMatchObject({ published: false, record: {} })
    expect(parse({ published: 'false', title: '' })).toMatchObject({ published: false, record: null })
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

  test('are noticed when a draft is meant', () => {
    expect(parse({ draft: true }).problems).toMatchObject([
      { code: 'misnamed', message: '“draft” is not read; write published: false' },
    ])
    expect([codes({ draft: true, published: false }), codes({ draft: false })]).toEqual([[], []])
  })

  test('are ignored otherwise', () => {
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

  test('with an invalid domain is taken from the address', () => {
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
