/** A browser with the package as readers get it; no host is granted at first. */
import { useBrowser, type World } from '../support/browser.ts'
import { articlePage } from '../support/pages.ts'
import { ALL, addressesOf } from '../support/sample.ts'

/** Addresses in no index. */
export const UNKNOWN = {
  elsewhere: 'https://www.elsewhere.example/2026/a-page-that-no-index-knows-of',
  /** On the host of a known article. */
  here: 'https://elmoudjaweb.com/2026/this-page-is-in-no-index-at-all-today/',
  home: 'https://www.elsewhere.example/',
} as const

const pages = ALL.flatMap((article) => addressesOf(article).map((url) => [url, articlePage(article.title)]))

export const useSample = (): World =>
  useBrowser({
    pages: {
      ...Object.fromEntries(pages),
      [UNKNOWN.elsewhere]: articlePage('A page that no index knows of'),
      [UNKNOWN.here]: articlePage('This page is in no index at all today'),
      [UNKNOWN.home]: '<!doctype html><title>Home</title>',
    },
    hosts: ['www.elmoudjaweb.com'],
  })
