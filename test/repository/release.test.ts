/** The upload to the Chrome Web Store, against a local server that answers as version 2 of the store's API does. */
import { createVerify, generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { type Store, uploadAndSubmit } from '../../scripts/release/chrome-web-store.ts'

type Seen = { readonly path: string; readonly authorization: string | undefined; readonly body: Buffer }

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const zip = new Uint8Array([0x50, 0x4b, 3, 4])
let close = () => {}
afterEach(() => close())

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A store that gives these answers by the verb at the end of the path, one after the other, and notes what it was asked. */
async function storeThatSays(answers: Record<string, object[]>): Promise<{ store: Store; seen: Seen[] }> {
  const seen: Seen[] = []
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    seen.push({ path, authorization: request.headers.authorization, body: await bodyOf(request) })
    const answer = answers[path.split(/[:/]/).at(-1) ?? '']?.shift()
    response.writeHead(answer ? 200 : 403).end(JSON.stringify(answer ?? { error: 'not allowed' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  close = () => server.close()
  // A TCP server's address is an object; a string only names a pipe.
  const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const account = {
    client_email: 'release@project.example',
    private_key: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    token_uri: `${api}/token`,
  }
  return { store: { publisherId: 'p1', extensionId: 'e1', account, api }, seen }
}

const token = () => [{ access_token: 'secret' }]

test('a package is uploaded with the token of the service account, then submitted', async () => {
  const { store, seen } = await storeThatSays({
    token: token(),
    upload: [{ uploadState: 'SUCCEEDED' }],
    publish: [{ state: 'PENDING_REVIEW' }],
  })
  expect(await uploadAndSubmit(zip, store, 0)).toBe('PENDING_REVIEW')
  expect(seen.map(({ path }) => path)).toEqual([
    '/token',
    '/upload/v2/publishers/p1/items/e1:upload',
    '/v2/publishers/p1/items/e1:publish',
  ])
  expect(seen[1]?.authorization).toBe('Bearer secret')
  expect(seen[1]?.body).toEqual(Buffer.from(zip))
})

test('the claim is signed with the key of the account and asks for the store alone', async () => {
  const { store, seen } = await storeThatSays({ token: token() })
  await uploadAndSubmit(zip, store, 0).catch(() => {})
  const claim = new URLSearchParams(seen[0]?.body.toString()).get('assertion') ?? ''
  const [head, body, signature] = claim.split('.')
  const verified = createVerify('RSA-SHA256').update(`${head}.${body}`)
  expect(verified.verify(keys.publicKey, signature ?? '', 'base64url')).toBe(true)
  expect(JSON.parse(Buffer.from(body ?? '', 'base64url').toString())).toMatchObject({
    iss: 'release@project.example',
    scope: 'https://www.googleapis.com/auth/chromewebstore',
  })
})

test('an upload that the store still unpacks is waited for', async () => {
  const { store } = await storeThatSays({
    token: token(),
    upload: [{ uploadState: 'IN_PROGRESS' }],
    fetchStatus: [{ lastAsyncUploadState: 'IN_PROGRESS' }, { lastAsyncUploadState: 'SUCCEEDED' }],
    publish: [{ state: 'PENDING_REVIEW' }],
  })
  expect(await uploadAndSubmit(zip, store, 0)).toBe('PENDING_REVIEW')
})

test('an upload that fails although the server answers 200 is an error, and nothing is submitted', async () => {
  const { store, seen } = await storeThatSays({
    token: token(),
    upload: [{ uploadState: 'FAILED' }],
    publish: [{}],
  })
  await expect(uploadAndSubmit(zip, store, 0)).rejects.toThrow('FAILED')
  expect(seen.some(({ path }) => path.endsWith(':publish'))).toBe(false)
})

test('a refusal says who refused and with what words', async () => {
  const { store } = await storeThatSays({ token: token() })
  await expect(uploadAndSubmit(zip, store, 0)).rejects.toThrow(/e1:upload answered 403: .*not allowed/)
})
