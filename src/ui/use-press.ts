/** State of a press that takes a while: busy, then a result or a fault. */
import { useState } from 'preact/hooks'
import { useWords } from './words/context.ts'
import { type FaultText, faultText } from './words/fault-text.ts'

/** `result`: what was done, in words for the reader. `fault`: why it failed. */
export type Press = {
  readonly busy: boolean
  readonly result: string
  readonly fault: FaultText | null
  /** Runs one press. A second press while it runs is ignored. The result or error of `work` is shown. */
  run(work: () => Promise<string>): void
  /** Shows progress. */
  say(text: string): void
}

const IDLE = { busy: false, result: '', fault: null }

export function usePress(): Press {
  const words = useWords()
  const [state, setState] = useState<Pick<Press, 'busy' | 'result' | 'fault'>>(IDLE)
  const run = (work: () => Promise<string>) => {
    if (state.busy) return
    setState({ ...IDLE, busy: true })
    work().then(
      (result) => setState({ ...IDLE, result }),
      (error) => setState({ ...IDLE, fault: faultText(error, words) }),
    )
  }
  return { ...state, run, say: (result) => setState((before) => ({ ...before, result })) }
}
