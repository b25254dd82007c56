/** Accessibility rules, run inside the real page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Evaluates } from '../harness/types.ts'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** axe's script defines it, in the window or in the scope that evaluates it. */
declare const axe: { run(context: Document): Promise<AxeResults> } | undefined

/** Every violation that axe finds: rule, and the first element it is about. */
export const axeFindings = (page: Evaluates): Promise<string[]> =>
  page.evaluateWith(SOURCE, async () => {
    if (axe === undefined) throw new Error('axe is not there')
    const { violations, passes } = await axe.run(document)
    if (passes.length === 0) throw new Error('axe checked nothing')
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
