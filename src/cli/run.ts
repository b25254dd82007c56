/** The verbs of `second-source`, and how errors end them. */
import { Command, CommanderError } from 'commander'
import { version } from '../../package.json'
import { IndexError } from '../core/bytes/index-error.ts'
import { buildCommand } from './build.ts'
import { checkCommand } from './check.ts'
import { copiesCommand } from './copies.ts'
import { doctorCommand } from './doctor.ts'
import { CliError, EXIT, type Exit } from './exit.ts'
import { feedCommand } from './feed.ts'
import { withAdvice } from './index-advice.ts'
import { infoCommand } from './info.ts'
import { keyCommand } from './key.ts'
import { nearCommand } from './near.ts'
import { pageCommand } from './page.ts'
import { plain } from './problem-lines.ts'
import { storyCommand } from './story.ts'
import { verifyCommand } from './verify.ts'

const VERBS = [
  buildCommand,
  checkCommand,
  verifyCommand,
  infoCommand,
  storyCommand,
  nearCommand,
  copiesCommand,
  keyCommand,
  pageCommand,
  feedCommand,
  doctorCommand,
]

const EXITS = `
Exit codes: 0 fine, or warnings only; 1 some input was left out, the rest is done; 2 usage; 3 input or output.
Data goes to standard output, progress and problems (file:line:column severity code message) to standard error.`

function program(): Command {
  const root = new Command('second-source')
    .description('Build, check and ask article indexes for the Second Source browser extension.')
    .version(version)
    .addHelpText('after', EXITS)
  for (const verb of VERBS) root.addCommand(verb())
  for (const command of [root, ...root.commands])
    command.exitOverride().showHelpAfterError('(--help shows the usage)')
  return root
}

/** Runs one command; its outcome is the process's exit code. */
export async function run(args: readonly string[]): Promise<void> {
  const root = program()
  if (args.length === 0) return root.outputHelp()
  try {
    await root.parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = explain(error)
  }
}

function explain(error: unknown): Exit {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage
  process.stderr.write(`second-source: ${wordsOf(error)}\n`)
  return error instanceof CliError ? error.exit : EXIT.io
}

/** The message of an expected error, or the stack of an unexpected one. */
function wordsOf(error: unknown): string {
  if (error instanceof IndexError) return plain(withAdvice(error))
  if (error instanceof CliError) return plain(error.message)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
