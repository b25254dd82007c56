import { expect, it } from 'vitest'
import { pageUrl } from './page-url.ts'

it.each([
  ['https://a.example/x#top', 'https://a.example/x'],
  ['https://a.example/x#', 'https://a.example/x'],
  ['https://a.example/#/story/1', 'https://a.example/#/story/1'],
  ['https://a.example/#!story', 'https://a.example/#!story'],
  ['https://a.example/x', 'https://a.example/x'],
])('the page of %s is %s', (url, page) => {
  expect(pageUrl(url)).toBe(page)
})
