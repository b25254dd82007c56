/**
 * `npm run bench` runs every benchmark, `npm run bench -- size warm` only those, `--most 10000` omits larger sizes. Each is
 * bundled like the published command line, and runs in its own process, so that memory figures are separate.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { build } from 'vite'

/** In this order: first those that build the indexes, last those that take long. */
const BENCHES = [
  'generator',
  'building',
  'size',
  'warm',
  'url',
  'permissions-request',
  'cold',
  'near',
  'memory',
  'install',
  'feeds',
]
/** Started by benchmarks as separate processes. */
const CHILDREN = ['support/build-made-up']
const OUT = 'dist/bench'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '1000000' }, help: { type: 'boolean', default: false } },
})
if (values.help) {
  console.log(`Usage: npm run bench -- [NAME...] [--most ARTICLES]\n  NAME is one of ${BENCHES.join(', ')}`)
  process.exit(0)
}
const unknown = positionals.filter((name) => !BENCHES.includes(name))
if (unknown.length > 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are ${BENCHES.join(', ')}`)
  process.exit(2)
}

/** Bundled, because a transpiling loader wraps and slows down every function. */
async function bundle(): Promise<void> {
  const entries = [...BENCHES, ...CHILDREN].filter((name) => existsSync(`bench/${name}.ts`))
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir: OUT,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((name) => [name, `bench/${name}.ts`])),
        output: { entryFileNames: '[name].js' },
      },
    },
  })
}

function run(name: string): Promise<number> {
  console.log(`\n== ${name}`)
  const child = spawn(process.execPath, [`${OUT}/${name}.js`], {
    stdio: 'inherit',
    env: { ...process.env, BENCH_MOST: values.most },
  })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

await bundle()
const failed: string[] = []
for (const name of positionals.length > 0 ? positionals : BENCHES)
  if ((await run(name)) !== 0) failed.push(name)
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
