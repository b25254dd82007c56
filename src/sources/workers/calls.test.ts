/** Calls over a real message port. The worker's scope and the caller's lock are simulated. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answerCalls, call } from './calls.ts'

let scope = Object.assign(new EventTarget(), { close: vi.fn() })
let releaseCallerLock = () => {}
let ports: MessagePort[] = []

beforeEach(() => {
  scope = Object.assign(new EventTarget(), { close: vi.fn() })
  const released = new Promise<void>((resolve) => {
    releaseCallerLock = resolve
  })
  vi.stubGlobal('self', scope)
  vi.stubGlobal('navigator', {
    locks: { request: async (_name: string, granted: () => unknown) => released.then(granted) },
  })
})
afterEach(() => {
  for (const port of ports) port.close()
  vi.unstubAllGlobals()
})

/** The caller's port to a worker with this answer. */
function portOf(answer: Parameters<typeof answerCalls>[0], end?: () => Promise<void>): MessagePort {
  answerCalls(answer, end)
  const { port1, port2 } = new MessageChannel()
  ports = [port1, port2]
  scope.dispatchEvent(new MessageEvent('message', { data: { port: port2, callerLock: 'a caller' } }))
  return port1
}

it('a call reports progress, then its answer', async () => {
  const port = portOf(async (request, onProgress) => {
    onProgress(1)
    onProgress(2)
    return `done: ${request}`
  })
  const heard: unknown[] = []
  expect(await call(port, 'this', (value) => heard.push(value))).toBe('done: this')
  expect(heard).toEqual([1, 2])
})

it('an error keeps its code and values', async () => {
  const fault = { code: 'no-answer', values: { host: 'a.example' } }
  const port = portOf(async () => {
    throw Object.assign(new Error('a.example is silent.'), fault)
  })
  await expect(call(port, 'this')).rejects.toMatchObject({ message: 'a.example is silent.', ...fault })
})

it('a worker cleans up and closes when its caller has released the lock, and not before', async () => {
  const order: string[] = []
  scope.close.mockImplementation(() => order.push('closed'))
  const port = portOf(
    async () => 'an answer',
    async () => void order.push('cleaned up'),
  )
  await call(port, 'this')
  expect(order).toEqual([])
  releaseCallerLock()
  await vi.waitFor(() => expect(order).toEqual(['cleaned up', 'closed']))
})
