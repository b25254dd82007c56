/** Writes results as files, with machine, runtime, seed, date and load. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { SEED } from '../generate/records.ts'

const FOLDER = 'bench/results'

/** Writes bench/results/NAME.json and prints it. `runtimes`: names and versions of what ran besides Node. */
export function writeResult(
  name: string,
  what: string,
  measured: object,
  runtimes: readonly string[] = [],
): void {
  const result = {
    what,
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
    runtime: [`Node ${process.versions.node}`, ...runtimes].join(', '),
    seed: SEED,
    date: new Date().toISOString().slice(0, 10),
    // The load of the machine per core, over one and fifteen minutes.
    load: [loadavg()[0], loadavg()[2]].map((value) => round(value ?? 0, 1)),
    ...measured,
  }
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify(result, null, 2)}\n`)
  console.log(JSON.stringify(result, null, 2))
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

/** The value below which `share` of the values are (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
