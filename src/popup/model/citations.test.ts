/** Citations as copied to the clipboard. */
import { describe, expect, it } from 'vitest'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import type { Row } from '../../core/story/types.ts'
import { wordsOf } from '../../ui/words/fixtures/words-of.ts'
import { type CitationFormat, cite } from './citations.ts'

const facts = {
  index: 'Sample',
  hashes: ['ab12'],
  digits: 0,
  accessed: Date.parse('2026-11-24T23:30:00Z') / 1000,
  words: wordsOf('en'),
}
const article = (rest: Partial<Row> = {}) =>
  bareRow('https://venturebeat.com/2020/11/13/alexa', {
    title: 'Amazon shifts some Alexa',
    provider: { name: 'VentureBeat', domain: 'venturebeat.com' },
    quality: 105,
    publishedDateTime: '2020-11-13T08:49:00Z',
    ...rest,
  })
const cited = (format: CitationFormat, ...rows: Row[]) => cite(rows, format, facts)

describe('a citation', () => {
  it('is text with its index and hash', () => {
    expect(cited('text', article())).toBe(
      'VentureBeat, “Amazon shifts some Alexa”, 2020-11-13, quality 105\n' +
        'https://venturebeat.com/2020/11/13/alexa\n\n' +
        'Accessed 2026-11-24. Index: Sample, SHA-256 ab12\n',
    )
  })

  it('is a Markdown list', () => {
    expect(cited('markdown', article())).toBe(
      '- [Amazon shifts some Alexa](https://venturebeat.com/2020/11/13/alexa), VentureBeat, 2020-11-13, quality 105\n\n' +
        'Accessed 2026-11-24. Index: Sample, SHA-256 ab12\n',
    )
  })

  it('is a BibTeX entry', () => {
    expect(cited('bibtex', article())).toBe(
      [
        '@online{venturebeat2020amazon,',
        '  author = {{VentureBeat}},',
        '  title = {{Amazon shifts some Alexa}},',
        '  date = {2020-11-13},',
        '  url = {https://venturebeat.com/2020/11/13/alexa},',
        '  urldate = {2026-11-24},',
        '  note = {quality 105; Sample, SHA-256 ab12}',
        '}\n',
      ].join('\n'),
    )
  })

  it.each(['text', 'markdown', 'bibtex'] as const)('omits a missing date: %s', (format) => {
    expect(cited(format, article({ publishedDateTime: 'soon' }))).not.toContain('2020-11-13,')
  })

  it('says that an article is not scored', () => {
    expect(cited('text', article({ quality: null }))).toContain(', not scored\n')
  })
})

describe('hostile text', () => {
  it('stays on its line', () => {
    const [line] = cited('text', article({ title: 'One\n\ntwo' })).split('\n')
    expect(line).toContain('“One two”')
  })

  it('is not Markdown markup', () => {
    const text = cited('markdown', article({ title: '[x](https://evil.example) <b>*' }))
    expect(text).toContain('[\\[x\\](https://evil.example) \\<b\\>\\*](https://venturebeat.com/')
  })

  it('does not end a Markdown link early', () => {
    expect(cited('markdown', article({ url: 'https://a.example/x_(y)' }))).toContain(
      '(https://a.example/x_%28y%29)',
    )
  })

  it('is not a BibTeX command', () => {
    const text = cited('bibtex', article({ title: '}\\input{x} 5% & $ ~' }))
    expect(text).toContain('title = {{\\}\\textbackslash{}input\\{x\\} 5\\% \\& \\$ \\textasciitilde{}}}')
  })

  it('never becomes an address that is not http(s)', () => {
    expect(cited('text', article({ url: 'javascript:alert(1)' }))).not.toContain('javascript')
  })
})

describe('BibTeX keys', () => {
  const keysOf = (...rows: Row[]) =>
    [...cited('bibtex', ...rows).matchAll(/@online\{(.*),/g)].map(([, key]) => key)

  it('are unique', () => {
    expect(keysOf(article(), article(), article())).toEqual([
      'venturebeat2020amazon',
      'venturebeat2020amazon-2',
      'venturebeat2020amazon-3',
    ])
  })

  it('have only Latin letters, and work without any', () => {
    const arabic = bareRow('https://xn--mgb.example/1', {
      title: 'قطار',
      provider: { name: 'المرفأ', domain: 'المرفأ.example' },
    })
    expect(keysOf(article({ title: 'Évian gewinnt' }), arabic)).toEqual(['venturebeat2020evian', 'article'])
  })
})
