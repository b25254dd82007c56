/** Statistics of the reads of look-ups: mean, p95 and maximum of each figure of some traces. */
import type { Trace } from '../../src/core/index/types.ts'
import { mean, quantile, round } from './result.ts'

export const newTrace = (): Trace => ({ rounds: 0, reads: 0, bytes: 0 })

export function costsOf(traces: readonly Trace[]): object {
  const of = (name: keyof Trace) => {
    const values = traces.map((trace) => trace[name])
    return { mean: round(mean(values), 1), p95: quantile(values, 0.95), most: Math.max(...values) }
  }
  return { rounds: of('rounds'), reads: of('reads'), bytes: of('bytes') }
}
