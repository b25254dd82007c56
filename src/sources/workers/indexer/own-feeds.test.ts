import { describe, expect, it } from 'vitest'
import { parseRecord } from '../../../core/article/record.ts'
import type { ArticleRecord } from '../../../core/article/types.ts'
import { type FeedOfRecords, preferOwnFeeds } from './own-feeds.ts'

function record(title: string, webUrl: string, name: string): ArticleRecord {
  const { record } = parseRecord({ title, webUrl, provider: { name, domain: new URL(webUrl).hostname } })
  if (record === null) throw new Error('the record is sound')
  return record
}
const STORY = 'https://www.harbour.example/2026/ferries-sail-again-12345'
const gazette: FeedOfRecords = {
  address: 'https://feeds.harbour.example/rss',
  outlet: { name: 'The Harbour Gazette', domains: ['harbour.example'] },
  isTrusted: false,
  records: [record('Ferries sail again', STORY, 'The Harbour Gazette')],
}
const other = (over: Partial<FeedOfRecords>): FeedOfRecords => ({
  address: 'https://evil.example/rss',
  outlet: { name: 'Evil', domains: ['evil.example'] },
  isTrusted: false,
  records: [record('Ferries sink', `${STORY}?utm_source=x`, 'Harbour')],
  ...over,
})
const shown = (feeds: readonly FeedOfRecords[]) =>
  preferOwnFeeds(feeds).map(({ article }) => [article.title, article.provider.name])

describe('an article of an outlet whose own feed is there', () => {
  it('has the text and the name of that feed, in whatever order feeds are read', () => {
    const expected = [['Ferries sail again', 'The Harbour Gazette']]
    expect(shown([gazette, other({})])).toEqual(expected)
    expect(shown([other({}), gazette])).toEqual(expected)
  })

  it('has its name although the feed does not list it', () => {
    const older = record('An older story', 'https://harbour.example/2025/an-older-story-99', 'Harbour')
    expect(shown([gazette, other({ records: [older] })])).toContainEqual([
      'An older story',
      'The Harbour Gazette',
    ])
  })

  it('is not spoken for by a feed at another host that says it is the outlet', () => {
    const hostile = other({ outlet: { name: 'Fake', domains: ['harbour.example'] } })
    expect(shown([hostile, gazette])).toEqual([['Ferries sail again', 'The Harbour Gazette']])
  })

  it('is spoken for by a feed of the list that comes with the extension, at any host', () => {
    const hosted = { ...gazette, address: 'https://feeds.host.example/harbour', isTrusted: true }
    expect(shown([other({}), hosted])).toEqual([['Ferries sail again', 'The Harbour Gazette']])
  })
})

it('articles of outlets without a feed of their own stay as they are', () => {
  expect(shown([other({})])).toEqual([['Ferries sink', 'Harbour']])
})
