/** Waiting for conditions. No test sleeps for a fixed time. */

/** Milliseconds between two checks. */
const STEP = 25

/** Waits until `ask` resolves to something truthy and resolves with it. Rejects after `timeout` ms, naming `what`. */
export async function until<T>(
  what: string,
  ask: () => Promise<T> | T,
  timeout = 15_000,
): Promise<NonNullable<T>> {
  const end = performance.now() + timeout
  let last: unknown
  while (performance.now() < end) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error
    }
    await new Promise((resolve) => setTimeout(resolve, STEP))
  }
  const seen = last instanceof Error ? last.message : JSON.stringify(last)
  throw new Error(`Waited ${timeout / 1000} s for ${what}; last seen: ${seen}`)
}
