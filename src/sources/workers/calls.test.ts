/** Calls over a real port. The worker's own scope and the lock that its caller holds are played. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { answerCalls, call } from './calls.ts'

let scope = Object.assign(new EventTarget(), { close: vi.fn() })
let callerEnds = () => {}
let ports: MessagePort[] = []

beforeEach(() => {
  scope = Object.assign(new EventTarget(), { close: vi.fn() })
  const life = new Promise<void>((resolve) => {
    callerEnds = resolve
  })
  vi.stubGlobal('self', scope)
  vi.stubGlobal('navigator', {
    locks: { request: async (_name: string, granted: () => unknown) => life.then(granted) },
  })
})
afterEach(() => {
  for (const port of ports) port.close()
  vi.unstubAllGlobals()
})

/** The caller's port of a worker that answers so. */
function portOf(answer: Parameters<typeof answerCalls>[0], end?: () => Promise<void>): MessagePort {
  answerCalls(answer, end)
  const { port1, port2 } = new MessageChannel()
  ports = [port1, port2]
  scope.dispatchEvent(new MessageEvent('message', { data: { port: port2, life: 'a caller' } }))
  return port1
}

it('answers, and tells its progress before', async () => {
  const port = portOf(async (request, onProgress) => {
    onProgress(1)
    onProgress(2)
    return `done: ${request}`
  })
  const heard: unknown[] = []
  expect(await call(port, 'this', (value) => heard.push(value))).toBe('done: this')
  expect(heard).toEqual([1, 2])
})

it('an error keeps its code and what its sentence names', async () => {
  const fault = { code: 'no-answer', values: { host: 'a.example' } }
  const port = portOf(async () => {
    throw Object.assign(new Error('a.example is silent.'), fault)
  })
  await expect(call(port, 'this')).rejects.toMatchObject({ message: 'a.example is silent.', ...fault })
})

it('a worker lets go and closes when its caller is gone, and not before', async () => {
  const order: string[] = []
  scope.close.mockImplementation(() => order.push('closed'))
  const port = portOf(
    async () => 'an answer',
    async () => void order.push('let go'),
  )
  await call(port, 'this')
  expect(order).toEqual([])
  callerEnds()
  await vi.waitFor(() => expect(order).toEqual(['let go', 'closed']))
})
