/** The door for page reports. */
import { describe, expect, it } from 'vitest'
import { addressOf, parsePageReport } from './page-report.ts'

const report = { url: 'https://a.example/x', canonical: 'https://a.example/y', ogUrl: null, fresh: true }

describe('parsePageReport', () => {
  it('takes a report as the content script sends it', () => {
    expect(parsePageReport(report)).toEqual(report)
  })

  it.each([
    null,
    'https://a.example/x',
    {},
    { ...report, url: 'javascript:alert(1)' },
    { ...report, url: 7 },
    { ...report, fresh: 'yes' },
    { ...report, url: `https://a.example/${'x'.repeat(5000)}` },
  ])('refuses %j', (value) => {
    expect(parsePageReport(value)).toBeNull()
  })

  it('drops a claimed address that is not an address, and keeps the rest', () => {
    expect(parsePageReport({ ...report, canonical: 'data:text/html,x', ogUrl: { href: 'x' } })).toEqual({
      ...report,
      canonical: null,
    })
  })
})

describe('addressOf', () => {
  it('lets the head speak while it is as fresh as the address', () => {
    expect(addressOf(report)).toEqual({ url: report.url, canonical: report.canonical, ogUrl: null })
  })

  it('lets only the address speak after a navigation inside the page', () => {
    expect(addressOf({ ...report, fresh: false })).toEqual({ url: report.url })
  })
})
