import { describe, expect, it } from 'vitest'
import { readPublicationAddress, readTypedAddress } from './typed-address.ts'

describe('a typed address', () => {
  it.each([
    [' https://a.example/feed#top ', 'https://a.example/feed'],
    ['a.example/feed', 'https://a.example/feed'],
    ['localhost:8080/x', 'https://localhost:8080/x'],
    ['http://a.example', 'http://a.example/'],
  ])('%j is %s', (text, address) => expect(readTypedAddress(text).href).toBe(address))

  it.each([
    '',
    '   ',
    'two words',
    'javascript:alert(1)',
    'file:///etc',
    'https://u:p@a.example/',
    'https://',
  ])('%j is not an address', (text) => expect(() => readTypedAddress(text)).toThrow('not-an-address'))
})

it('the address of an index is that of its index.json', () => {
  expect(readPublicationAddress('https://a.example/news/')).toBe('https://a.example/news/index.json')
  expect(readPublicationAddress('a.example')).toBe('https://a.example/index.json')
  expect(readPublicationAddress('https://a.example/x.json?v=1')).toBe('https://a.example/x.json?v=1')
})
