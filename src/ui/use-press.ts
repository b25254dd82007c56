/** A press that takes a while: busy until it is done, and what it said. */
import { useState } from 'preact/hooks'
import { useWords } from './words/context.ts'
import { type FaultText, faultText } from './words/fault-text.ts'

/** `said` is for the reader: what was done; `fault`: why not. */
export type Press = {
  readonly busy: boolean
  readonly said: string
  readonly fault: FaultText | null
  /** Runs one press; a second one while it runs is ignored. What `work` gives is said, what it throws too. */
  run(work: () => Promise<string>): void
  /** Says something on the way. */
  say(text: string): void
}

const IDLE = { busy: false, said: '', fault: null }

export function usePress(): Press {
  const words = useWords()
  const [state, setState] = useState<Pick<Press, 'busy' | 'said' | 'fault'>>(IDLE)
  const run = (work: () => Promise<string>) => {
    if (state.busy) return
    setState({ ...IDLE, busy: true })
    work().then(
      (said) => setState({ ...IDLE, said }),
      (error) => setState({ ...IDLE, fault: faultText(error, words) }),
    )
  }
  return { ...state, run, say: (said) => setState((before) => ({ ...before, said })) }
}
