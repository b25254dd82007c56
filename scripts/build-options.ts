/** What `npm run build` and `npm run package` take: `--index FILE --name NAME` make a publisher's own package. */
import { parseArgs } from 'node:util'

export type BuildOptions = {
  /** A publisher's index file; null: the sample's, built from its record. */
  readonly index: string | null
  /** The name of a publisher's extension; null: Second Source. */
  readonly name: string | null
}

const HELP = `  --index FILE   package this index file instead of the sample's
  --name NAME    name of the extension with that index (needed with --index)`

/** Most characters of a name that both stores take. */
const NAME_LIMIT = 45

/** Parses arguments; prints help or the mistake and ends the process when there is nothing to build. */
export function buildOptions(command: string): BuildOptions {
  const usage = `Usage: npm run ${command} -- [--index FILE --name NAME]\n${HELP}`
  try {
    const { values } = parseArgs({
      options: { index: { type: 'string' }, name: { type: 'string' }, help: { type: 'boolean' } },
    })
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    if (values.index !== undefined && !values.name)
      throw new Error('--index needs --name, the name of your extension.')
    if (values.name && values.index === undefined)
      throw new Error('--name needs --index, the file to package.')
    if (values.name && values.name.length > NAME_LIMIT)
      throw new Error(`--name: at most ${NAME_LIMIT} characters.`)
    return { index: values.index ?? null, name: values.name ?? null }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`)
    process.exit(2)
  }
}

/** A name as a file's and as the first part of a gecko id: "The Gazette" gives "the-gazette". */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  // A name without any Latin letter still needs an id that is its own.
  return (
    slug || `publisher-${[...name].map((char) => char.codePointAt(0)?.toString(36)).join('')}`.slice(0, 60)
  )
}
