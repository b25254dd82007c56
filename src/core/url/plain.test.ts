import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityHost } from './address.ts'
import cases from './cases.json' with { type: 'json' }
import { pageKeys } from './keys.ts'
import { plainHost, plainKeys } from './plain.ts'
import { RULED_HOSTS } from './tables/hosts.ts'
import { HOST_RULES } from './tables/rules.ts'

/** Whether the host is what the suffix table makes of it. */
const isRightHost = (url: string) => URL.canParse(url) && plainHost(url) === identityHost(new URL(url).host)

const listed = [
  ...cases.keys.map(({ url }) => url),
  ...[...cases.same, ...cases.different].flatMap(({ a, b }) => [a, b]),
]

const host = fc.constantFrom(
  'example.com',
  'www.example.com.',
  'm.example.co.uk:8080',
  'amp.github.io',
  'edition.cnn.com',
  'toronto.ctvnews.ca',
  'www.google.com',
  'theatlantic.com',
)
const part = fc.oneof(
  fc.constantFrom('2020', '05', 'video', 'en', 'us', 'a-b-c-d', 'A-B-C-D', '3091351001', 'slug-287128'),
  fc.constantFrom(
    'index.html',
    'story.html;jsessionid=1',
    '%41',
    '%61mp',
    '%d8%b9',
    '..',
    '',
    'amp',
    'x.php',
  ),
  fc.constantFrom('slug-67d486a51e08fa7627694d5be9728d00', '287128-one-two-three-four', 'content', 'photos'),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const parameter = fc.oneof(
  fc.constantFrom(
    'utm_source=x',
    'UTM_Medium=y&',
    'fbclid=1',
    'gclid=',
    'utm_=z',
    'utm_source',
    'id=5',
    'v=1',
  ),
  fc.string({ maxLength: 5 }),
)
const address = fc
  .tuple(host, fc.array(part, { maxLength: 5 }), fc.array(parameter, { maxLength: 3 }))
  .map(([name, parts, query]) => `https://${name}/${parts.join('/')}?${query.join('&')}`)

describe('plain keys', () => {
  it('are those of keys.ts for every listed address that is plain', () => {
    const plain = listed.filter((url) => plainKeys(url) !== null && isRightHost(url))
    expect(plain.length).toBeGreaterThan(20)
    for (const url of plain) expect([url, plainKeys(url)]).toEqual([url, pageKeys(url)])
  })

  it('are those of keys.ts for any address that is plain', () => {
    fc.assert(
      fc.property(address, (url) => {
        fc.pre(isRightHost(url))
        const found = plainKeys(url)
        if (found !== null) expect(found).toEqual(pageKeys(url))
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    'https://example.com/a-b-c-d?id=5',
    'https://example.com/amp/a-b-c-d',
    'https://www.google.com/amp/s/example.com/a-b-c-d',
    'https://youtu.be/abcdefgh',
    'ftp://example.com/a-b-c-d',
  ])('are not given for %s', (url) => {
    expect(plainKeys(url)).toBeNull()
  })

  it('leave every site with a rule of its own to keys.ts', () => {
    expect(new Set(RULED_HOSTS)).toEqual(new Set(HOST_RULES.map(({ host }) => host)))
  })

  it('are given for a shared link with common tracking', () => {
    expect(plainKeys('https://www.example.com/a-b-c-d?utm_source=x&fbclid=1')?.path).toBe(
      'https://example.com/a-b-c-d',
    )
  })
})

it('a host is never less than a name and its ending', () => {
  expect(['https://www.com/', 'https://m.www.com/'].map(plainHost)).toEqual(['www.com', 'www.com'])
})
