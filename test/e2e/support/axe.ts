/** Accessibility rules, run inside the real popup. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Evaluates } from '../harness/types.ts'

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every violation that axe finds: rule, and the first element it is about. */
export async function axeFindings(page: Evaluates): Promise<readonly string[]> {
  return page.evaluate<string[]>(`(() => {
    ${SOURCE}
    return (window.axe ?? globalThis.axe).run(document).then(({ violations, passes }) => {
      if (passes.length === 0) throw new Error('axe checked nothing')
      return violations.map(({ id, nodes }) => id + ': ' + nodes[0].html)
    })
  })()`)
}
