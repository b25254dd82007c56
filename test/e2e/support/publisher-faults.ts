/** Publishers' faults, and the messages about them on the options page. */
import type { Answer } from '../harness/site.ts'
import { partial, type TestPart } from './publisher.ts'

/** The target of redirects. */
export const ELSEWHERE = 'https://elsewhere.example/index.json'

export type Fault = {
  /** Answers instead of index.json. */
  readonly index?: Answer
  /** Answers at `ELSEWHERE`. */
  readonly elsewhere?: Answer
  /** Answers instead of the new part. */
  readonly part?: (part: TestPart) => Answer
  /** Hours from now at which the index says it was built. */
  readonly built?: number
  /** Only the smallest part is left of the index. */
  readonly shrunk?: true
}

const answers =
  (status: number, headers: Record<string, string>, body: string | Uint8Array = ''): Answer =>
  (_request, response) =>
    response.writeHead(status, headers).end(body)
const json = { 'content-type': 'application/json' }
const anyone = { ...json, 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' }
const redirect = answers(302, { location: ELSEWHERE })

export const FAULTS: readonly (readonly [what: string, fault: Fault, says: string])[] = [
  [
    'leads to another host',
    { index: redirect, elsewhere: answers(200, anyone, '{}') },
    'The address now leads to another host, elsewhere.example. If the publisher has moved, add the new address.',
  ],
  [
    'leads to a host that may not be read',
    { index: redirect, elsewhere: answers(200, json, '{}') },
    'The address now leads from index.rail-ferry.example to another place, which Second Source may not read. If it has moved, add its new address.',
  ],
  ['is gone', { index: answers(404, {}) }, 'There is nothing at this address any more (404).'],
  ['fails', { index: answers(503, {}) }, 'The server has a problem of its own (503).'],
  [
    'answers with a web page',
    { index: answers(200, {}, '<!doctype html><title>Log in</title>') },
    'The address gives a web page, not the index.json of an index.',
  ],
  [
    'sends half of index.json',
    { index: answers(200, json, '{"format": 1, "card": {"na') },
    'The index.json cannot be read: it is not JSON, or was cut off.',
  ],
  [
    'cuts the connection',
    { index: partial(Buffer.from('{"format":1}'), 5, 'cut') },
    'index.rail-ferry.example did not answer, or the connection broke off.',
  ],
  ['offers an older index', { built: -10 }, 'The publisher offers an older index'],
  ['has a clock that is ahead', { built: 3 }, 'which is later than this device’s clock'],
  ['lost most of the index', { shrunk: true }, 'which looks like an accident of the publisher'],
  [
    'has moved a part to where it may not be read',
    { part: () => redirect, elsewhere: answers(200, json) },
    'index.rail-ferry.example did not answer, or the connection broke off.',
  ],
  ['lacks a part', { part: () => answers(404, {}) }, 'A part of the index is not there (404)'],
  [
    'sends another part',
    { part: ({ bytes }) => answers(200, {}, Buffer.from(bytes).fill(0, 90, 95)) },
    'What was downloaded is not the index that was announced',
  ],
  [
    'cuts the connection in a part',
    { part: ({ bytes }) => partial(bytes, 500, 'cut') },
    'The download of this index broke off. It goes on where it stopped.',
  ],
]
