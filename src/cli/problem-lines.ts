/** Problems as lines on stderr: `file:line:col severity code message`. */
import type { Severity } from '../core/article/types.ts'

export type InputProblem = {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: Severity
  readonly code: string
  readonly message: string
}

export const problemLine = (p: InputProblem): string =>
  `${p.file}:${p.line}:${p.column} ${p.severity} ${p.code} ${p.message}`

/** Control characters of a hostile record must not reach the terminal. */
export const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ')

export function writeProblems(problems: readonly InputProblem[]): void {
  for (const problem of problems) process.stderr.write(`${plain(problemLine(problem))}\n`)
}
