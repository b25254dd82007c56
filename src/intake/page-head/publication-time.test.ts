/** Which of a page's dates is the one of its publication. */
import { describe, expect, it } from 'vitest'
import { article, ld, page } from './fixtures/heads.ts'
import { describePage } from './page-head.ts'
import type { PageHead } from './types.ts'

const timeOf = (over: Partial<PageHead>): string | null => {
  const { time } = describePage(page({ title: 'Ferry runs aground off the north pier', ...over }))
  return time === null ? null : new Date(time * 1000).toISOString().slice(0, 16)
}
const DATED = 'https://www.harbour-post.example/2026/11/24/ferry'

describe('the time of publication', () => {
  it.each([
    'article:published_time',
    'og:article:published_time',
    'article:published:time',
    'datepublished',
    'publish-date',
    'pubdate',
    'parsely-pub-date',
    'cxenseparse:recs:publishtime',
    'dc.date.issued',
    'sailthru.date',
    'date',
    'dcterms.created',
    'article:modified_time',
  ])('stands in the meta %s', (name) => {
    expect(timeOf({ metas: [[name, '2026-11-24T07:30:00Z']] })).toBe('2026-11-24T07:30')
  })

  it.each(['article:expiration_time', 'og:image', 'article:publisher', 'i18n:date:now'])(
    'does not stand in the meta %s',
    (name) => {
      expect(timeOf({ metas: [[name, '2026-11-24']] })).toBeNull()
    },
  )

  it('is the date of publication before any other, whatever their order', () => {
    const metas: PageHead['metas'] = [
      ['article:modified_time', '2026-11-26'],
      ['date', '2026-11-25'],
      ['article:published_time', '2026-11-24'],
    ]
    expect(timeOf({ metas, times: ['2026-11-23'] })).toBe('2026-11-24T00:00')
  })

  it('is in a meta that holds JSON', () => {
    const metas: PageHead['metas'] = [['parsely-page', '{"title": "x", "pub_date": "2026-11-24T07:30:00Z"}']]
    expect(timeOf({ metas })).toBe('2026-11-24T07:30')
  })

  it.each(['yesterday', '0001-01-01T00:00:00Z', '1970-01-01', '9999-12-31'])('is never %s', (content) => {
    expect(timeOf({ metas: [['date', content]] })).toBeNull()
  })

  it('is read in the order of the United States on their pages only', () => {
    const metas: PageHead['metas'] = [['pubdate', '11/12/2026']]
    expect(timeOf({ metas, lang: 'en-US' })).toBe('2026-11-12T00:00')
    expect(timeOf({ metas, lang: 'it' })).toBe('2026-12-11T00:00')
  })
})

describe('the day in the address', () => {
  it.each([
    '/2026/11/24/ferry',
    '/news/2026-11-24-ferry-aground',
    '/news/ferry-aground-20261124',
    '/20261124/ferry',
    '/ferry_2026_11_24.html',
  ])('of %s dates a page that says nothing else', (path) => {
    expect(timeOf({ url: `https://www.harbour-post.example${path}` })).toBe('2026-11-24T00:00')
  })

  it.each(['/2026/11/ferry', '/2026/13/24/ferry', '/ferry-120261124', '/id-99991124'])(
    'is not in %s',
    (path) => {
      expect(timeOf({ url: `https://www.harbour-post.example${path}` })).toBeNull()
    },
  )

  it('wins over <time> elements of other days: comments and teasers have them', () => {
    expect(timeOf({ url: DATED, times: ['2019-04-11T18:06:36Z'] })).toBe('2026-11-24T00:00')
  })

  it('takes its time of day from a <time> of that day', () => {
    expect(timeOf({ url: DATED, times: ['2019-04-11', '2026-11-24T07:30:00Z'] })).toBe('2026-11-24T07:30')
  })

  it('loses to what the page states', () => {
    expect(timeOf({ url: DATED, metas: [['article:published_time', '2026-11-25T07:30:00Z']] })).toBe(
      '2026-11-25T07:30',
    )
  })
})

describe('<time> elements', () => {
  it('that name one day win over a plain date, which templates set', () => {
    expect(timeOf({ metas: [['date', '2026-11-26']], times: ['2026-11-24', '2026-11-24T07:30:00Z'] })).toBe(
      '2026-11-24T00:00',
    )
  })

  it('of several days lose to a plain date', () => {
    expect(timeOf({ metas: [['date', '2026-11-26']], times: ['2026-11-24', '2026-11-20'] })).toBe(
      '2026-11-26T00:00',
    )
  })

  it('date a page that says nothing else by the first of them', () => {
    expect(timeOf({ times: ['2026-11-24', '2026-11-20'] })).toBe('2026-11-24T00:00')
  })
})

describe('a time without a zone', () => {
  const metas: PageHead['metas'] = [['article:published_time', '2026-11-24T08:30:00']]

  it('is that of the same moment with its zone', () => {
    expect(timeOf({ metas, times: ['2026-11-24T07:30:00Z'] })).toBe('2026-11-24T07:30')
  })

  it('has the zone of another date of the page', () => {
    const modified: PageHead['metas'] = [...metas, ['article:modified_time', '2026-11-25T11:03:17+01:00']]
    expect(timeOf({ metas: modified })).toBe('2026-11-24T07:30')
  })

  it('is UTC on a page that names no zone', () => {
    expect(timeOf({ metas })).toBe('2026-11-24T08:30')
    expect(timeOf({ jsonLd: [ld(article({ datePublished: '2026-11-24 08:30' }))] })).toBe('2026-11-24T08:30')
  })
})
