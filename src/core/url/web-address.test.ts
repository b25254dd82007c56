import { expect, it } from 'vitest'
import { webAddress } from './web-address.ts'

it.each(['https://a.example/x', 'HTTP://a.example'])('accepts %s', (value) => {
  expect(webAddress(value)).toBe(value)
})

it.each([['file:///x'], ['//a.example/x'], [7], [null], [`https://a.example/${'x'.repeat(4096)}`]])(
  'rejects %s',
  (value) => {
    expect(webAddress(value)).toBeNull()
  },
)
