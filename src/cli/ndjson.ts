/** Reads JSON lines from standard input and writes one answer a line. Used by `near` and `copies`. */
import { type Fields, isFields } from '../core/article/fields.ts'
import { CliError, EXIT, type Exit } from './exit.ts'
import { lines } from './lines.ts'
import { print } from './output.ts'
import { type InputProblem, writeProblems } from './problem-lines.ts'

const wrong = (line: number, message: string): InputProblem => ({
  file: 'stdin',
  line,
  column: 1,
  severity: 'error',
  code: 'bad-line',
  message,
})

/** Thrown by an `answer` for an unusable line. The line is skipped. */
export class BadLine extends Error {}

/** Answers every line in order. A bad line is skipped and makes the exit code 1. */
export async function answerLines(
  shape: string,
  answer: (fields: Fields) => unknown | Promise<unknown>,
): Promise<Exit> {
  if (process.stdin.isTTY)
    throw new CliError(EXIT.usage, `give one JSON object a line on standard input: ${shape}`)
  let exit: Exit = EXIT.fine
  let number = 0
  for await (const line of lines(process.stdin)) {
    number++
    if (line.trim() === '') continue
    try {
      await print(`${JSON.stringify(await answer(parse(line, shape)))}\n`)
    } catch (error) {
      if (!(error instanceof BadLine)) throw error
      writeProblems([wrong(number, error.message)])
      exit = EXIT.leftOut
    }
  }
  return exit
}

function parse(line: string, shape: string): Fields {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    throw new BadLine(`not JSON; give ${shape}`)
  }
  if (!isFields(value)) throw new BadLine(`not an object; give ${shape}`)
  return value
}
