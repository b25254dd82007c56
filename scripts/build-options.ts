/** Options of `npm run build` and `npm run package`: `--index FILE --name NAME` make a publisher's own package. */
import { parseArgs } from 'node:util'

const HELP = `  --index FILE   package this index file instead of the sample's
  --name NAME    name of the extension with that index (needed with --index)`

/** The longest name that both stores accept. */
const NAME_LIMIT = 45

/**
 * Hands the arguments to vite.config.ts, which reads them from the environment, and returns the publisher's name or null.
 * Prints help or an error message and exits if there is nothing to build.
 */
export function applyBuildOptions(command: string): string | null {
  const usage = `Usage: npm run ${command} -- [--index FILE --name NAME]\n${HELP}`
  try {
    const { values } = parseArgs({
      options: { index: { type: 'string' }, name: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    const { index, name } = values
    if (index !== undefined && !name) throw new Error('--index needs --name, the name of your extension.')
    if (name && index === undefined) throw new Error('--name needs --index, the file to package.')
    if (name && name.length > NAME_LIMIT) throw new Error(`--name: at most ${NAME_LIMIT} characters.`)
    if (index !== undefined) process.env.SECOND_SOURCE_INDEX = index
    if (name) process.env.SECOND_SOURCE_NAME = name
    return name ?? null
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`)
    process.exit(2)
  }
}
