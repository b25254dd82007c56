/** Problems of records in the reader's language. */
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../ui/words/fixtures/words-of.ts'
import { problemText } from './problem-text.ts'

const german = wordsOf('de')
const problem = {
  severity: 'warning',
  code: 'invalid-date',
  message: 'related[3].publishedDateTime “soon” is not a date',
  path: ['related', 3, 'publishedDateTime'],
  field: 'related[3].publishedDateTime',
  file: 'a.md',
  line: 7,
  column: 3,
} as const

describe('a problem in a record', () => {
  it('is worded in the reader’s language, with its field', () => {
    expect(problemText(problem, german)).toEqual({
      text: '„related[3].publishedDateTime“ ist kein Datum. Schreiben Sie es wie 2020-11-13T08:59:00Z.',
      english: false,
      detail: problem.message,
    })
  })

  it('is English if it has no translation', () => {
    expect(problemText({ ...problem, code: 'invalid-digits' }, german)).toEqual({
      text: problem.message,
      english: true,
      detail: undefined,
    })
  })
})
