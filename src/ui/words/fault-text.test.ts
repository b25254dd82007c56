/** Errors of sources in the reader's language. */
import { describe, expect, it } from 'vitest'
import { asSourceError, SourceFault, type SourceFaultCode } from '../../sources/faults.ts'
import { notAllowed } from '../../sources/refresh/outcome.ts'
import { faultText, LocalizedError } from './fault-text.ts'
import { wordsOf } from './fixtures/words-of.ts'
import { LANGUAGES } from './languages.ts'

const german = wordsOf('de')

/** Every code of a `SourceFault`: the type lets none be left out. */
const ALL: Readonly<Record<SourceFaultCode, true>> = {
  'storage-full': true,
  'no-storage': true,
  'files-gone': true,
  'files-damaged': true,
  'cut-off': true,
  'wrong-hash': true,
  damaged: true,
  removed: true,
  'already-added': true,
  'not-an-address': true,
  'not-an-export': true,
  'newer-export': true,
}
const CODES = Object.keys(ALL) as SourceFaultCode[] // they are its keys

describe('an error of a source', () => {
  it('is worded in the reader’s language, with its values', () => {
    expect(faultText(asSourceError(notAllowed('https://a.example/feed')), german)).toMatchObject({
      text: 'Second Source darf a.example nicht lesen. Erlauben Sie es wieder, oder entfernen Sie die Quelle.',
      english: false,
    })
  })

  it('keeps its technical detail', () => {
    const fault = new SourceFault('wrong-hash', 'aa instead of bb')
    expect(faultText(asSourceError(fault), german).detail).toContain('aa instead of bb')
  })

  it.each(CODES)('has a sentence in every language: %s', (code) => {
    for (const language of LANGUAGES) {
      const { text, english } = faultText(asSourceError(new SourceFault(code)), wordsOf(language))
      expect([language, english, text === code]).toEqual([language, false, false])
    }
  })

  it('has no detail if the sentence already contains it', () => {
    expect(faultText(asSourceError(new SourceFault('removed')), wordsOf('en')).detail).toBeUndefined()
  })

  it.each([
    [401, 'Der Server verlangt ein Passwort (401).'],
    [503, 'Der Server hat selbst ein Problem (503).'],
    [418, 'Der Server gab eine unerwartete Antwort (418).'],
  ])('tells a status of %i', (status, text) => {
    const fault = { code: `status-${status}`, message: 'English', values: { status } }
    expect(faultText(fault, german).text).toBe(text)
  })

  it('formats dates in the reader’s language', () => {
    const values = { built: '2026-11-22T06:00:00Z', installed: '2026-11-23T07:30:00Z' }
    expect(faultText({ code: 'older', message: 'English', values }, german).text).toBe(
      'Der Herausgeber bietet einen älteren Index an (22. Nov. 2026, 06:00) als den installierten (23. Nov. 2026, 07:30).',
    )
  })
})

describe('English is the fallback', () => {
  it.each([
    ['for what is rare and technical', { code: 'unexpected', message: 'x is not a function' }],
    ['when a record lacks what the sentence names', { code: 'no-answer', message: 'a.example is silent.' }],
    ['for a code that only looks known', { code: 'constructor', message: 'English' }],
  ])('%s', (_when, fault) => {
    expect(faultText(fault, german)).toEqual({ text: fault.message, english: true, detail: undefined })
  })
})

describe('a thrown error', () => {
  it('is worded by its code', () => {
    expect(faultText(new SourceFault('not-an-address'), german).text).toBe(
      'Das ist keine Adresse. Fügen Sie eine ein, die mit https:// beginnt.',
    )
  })

  it('is not changed if it is a LocalizedError', () => {
    expect(faultText(new LocalizedError('Kein Host.'), german)).toMatchObject({
      text: 'Kein Host.',
      english: false,
    })
  })

  it('is English if it has no known code', () => {
    expect(faultText(new TypeError('x is not a function'), german)).toMatchObject({ english: true })
  })
})
