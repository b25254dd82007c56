/** `npm run test:real`: the suites on real records. Needs SECOND_SOURCE_DATA and the built command line. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { realData } from './real-data.ts'
import { runScript, show } from './setup/run.mjs'

const cwd = dirname(dirname(fileURLToPath(import.meta.url)))
realData('test:real', 'corpus')
const { code, output } = await runScript('build:cli', [], cwd)
if (code !== 0) console.error(output)
process.exitCode =
  code === 0 ? await show('vitest', ['run', '--config', 'test/real/vitest.config.ts'], { cwd }) : 1
