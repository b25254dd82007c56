/** A progress bar on stderr if it is a terminal, else nothing. */
import { Presets, SingleBar } from 'cli-progress'

export type Progress = { step(): void; stop(): void }

/** `total` steps of `what` ("files"). */
export function startProgress(total: number, what: string): Progress {
  if (!process.stderr.isTTY) return { step() {}, stop() {} }
  const format = ` {bar} {value} of {total} ${what}, {eta_formatted} left`
  const bar = new SingleBar({ format, stream: process.stderr, clearOnComplete: true }, Presets.shades_classic)
  bar.start(total, 0)
  return { step: () => bar.increment(), stop: () => bar.stop() }
}
