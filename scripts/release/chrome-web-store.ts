/** Uploads a package to the Chrome Web Store and submits it for review: version 2 of the store's API, a service account. */
import { createSign } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'

/** Settings of the upload, from the secrets and variables of the workflow's environment. */
export type Store = {
  readonly publisherId: string
  readonly extensionId: string
  /** The service account's key file, as downloaded from Google. */
  readonly account: {
    readonly client_email: string
    readonly private_key: string
    readonly token_uri: string
  }
  /** Origin of the store's API. */
  readonly api: string
}

const SCOPE = 'https://www.googleapis.com/auth/chromewebstore'
/** Lifetime of the access token in seconds; an upload takes a minute at most. */
const TOKEN_SECONDS = 600
/** How often to ask whether the store has unpacked the upload, and the pause before each request. */
const POLLS = 30
const POLL_MS = 2000

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** The signed claim that Google exchanges for an access token (RFC 7523). `now`: seconds since 1970. */
function assertion({ account }: Store, now: number): string {
  const claim = {
    iss: account.client_email,
    scope: SCOPE,
    aud: account.token_uri,
    iat: now,
    exp: now + TOKEN_SECONDS,
  }
  const text = `${base64url({ alg: 'RS256', typ: 'JWT' })}.${base64url(claim)}`
  return `${text}.${createSign('RSA-SHA256').update(text).sign(account.private_key, 'base64url')}`
}

/** The JSON object of a response. @throws with the store's message if it refused */
async function answer(request: Promise<Response>): Promise<Record<string, unknown>> {
  const response = await request
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text.slice(0, 2000)}`)
  const value: unknown = JSON.parse(text || '{}')
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

async function accessToken(store: Store): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(store, Math.floor(Date.now() / 1000)),
  })
  const { access_token: token } = await answer(fetch(store.account.token_uri, { method: 'POST', body }))
  if (typeof token !== 'string') throw new Error('The token server gave no access token.')
  return token
}

/** Uploads the zip and submits it for review. Returns the state of the submission. @throws if it is refused */
export async function uploadAndSubmit(
  zip: Uint8Array<ArrayBuffer>,
  store: Store,
  pollMs = POLL_MS,
): Promise<string> {
  const headers = { authorization: `Bearer ${await accessToken(store)}` }
  const item = `publishers/${store.publisherId}/items/${store.extensionId}`
  const upload = fetch(`${store.api}/upload/v2/${item}:upload`, { method: 'POST', headers, body: zip })
  let { uploadState: state } = await answer(upload)
  for (let poll = 0; state === 'IN_PROGRESS' && poll < POLLS; poll++) {
    await delay(pollMs)
    const status = await answer(fetch(`${store.api}/v2/${item}:fetchStatus`, { headers }))
    state = status.lastAsyncUploadState
  }
  if (state !== 'SUCCEEDED') throw new Error(`The upload ended as ${String(state)}.`)
  const submitted = await answer(fetch(`${store.api}/v2/${item}:publish`, { method: 'POST', headers }))
  return String(submitted.state)
}
