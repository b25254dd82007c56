/** A press that takes a while: busy until it is done, and what it said. */
import { useState } from 'preact/hooks'

/** `said` is for the reader: what was done, or why not. */
export type Press = {
  readonly busy: boolean
  readonly said: string
  readonly failed: boolean
  /** Runs one press; a second one while it runs is ignored. What `work` gives is said, what it throws too. */
  run(work: () => Promise<string>): void
  /** Says something on the way. */
  say(text: string): void
}

export function usePress(): Press {
  const [state, setState] = useState({ busy: false, said: '', failed: false })
  const run = (work: () => Promise<string>) => {
    if (state.busy) return
    setState({ busy: true, said: '', failed: false })
    work().then(
      (said) => setState({ busy: false, said, failed: false }),
      (error) =>
        setState({ busy: false, said: error instanceof Error ? error.message : String(error), failed: true }),
    )
  }
  return { ...state, run, say: (said) => setState((before) => ({ ...before, said })) }
}
