/** The command `second-source`. */
import { endWithReader } from './output.ts'
import { run } from './run.ts'

endWithReader()
await run(process.argv.slice(2))
