import { expect, it, vi } from 'vitest'

const granted: string[] = []
const removed: string[] = []
vi.mock('webextension-polyfill', () => ({
  default: {
    permissions: {
      getAll: async () => ({ origins: granted }),
      remove: async ({ origins }: { origins: string[] }) => removed.push(...origins) > 0,
    },
  },
}))
const { grantedCountOrigins, readCountGrants, stopCountingOn } = await import('./badge-grants.ts')

const grant = (...origins: string[]) => {
  granted.splice(0, granted.length, ...origins)
  removed.length = 0
}

it('a grant for all hosts of an outlet is for counting, a grant for one host is not', async () => {
  grant('https://www.paper.example/*', 'https://*.herald.example/*', 'http://*.herald.example/*')
  expect(await grantedCountOrigins()).toEqual(['http://*.herald.example/*', 'https://*.herald.example/*'])
  expect([...(await readCountGrants()).domains]).toEqual(['herald.example'])
})

it.each([[['<all_urls>']], [['https://*/*', 'http://*/*']], [['https://*/*']]])(
  '%j counts as all sites',
  async (origins) => {
    grant(...origins)
    expect((await readCountGrants()).everywhere).toBe(true)
  },
)

it('a grant for AMP caches is not one for all sites', async () => {
  grant('https://*.cdn.ampproject.org/*')
  expect(await readCountGrants()).toMatchObject({ amp: true, everywhere: false })
})

it('only the granted permissions to count on an outlet are removed', async () => {
  grant('https://*.herald.example/*', 'https://*.paper.example/*', 'https://www.herald.example/*')
  await stopCountingOn(['herald.example', 'never.example'])
  expect(removed).toEqual(['https://*.herald.example/*'])
})
