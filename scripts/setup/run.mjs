/** Runs the project's tools as child processes and captures their output. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** @typedef {{ code: number, output: string, stdout: string }} Ran */

/**
 * Runs a program to its end; never rejects. `output` has both streams in the order of arrival.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<Ran>}
 */
export function run(program, args, { cwd, env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let stdout = ''
    child.stdout.on('data', (data) => {
      stdout += data
      output += data
    })
    child.stderr.on('data', (data) => {
      output += data
    })
    child.on('error', (error) =>
      resolve({ code: 1, output: `${output}${program}: ${error.message}\n`, stdout }),
    )
    child.on('close', (code) => resolve({ code: code ?? 1, output, stdout }))
  })
}

/** The tools' scripts: started with this Node, they need neither a shell nor npm. */
const TOOLS = {
  tsc: 'typescript/bin/tsc',
  biome: '@biomejs/biome/bin/biome',
  vitest: 'vitest/vitest.mjs',
  'web-ext': 'web-ext/bin/web-ext.js',
  tsx: 'tsx/dist/cli.mjs',
}

/**
 * Runs one of the installed tools.
 * @param {keyof typeof TOOLS} tool
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined> }} options
 */
export function runTool(tool, args, options) {
  return run(process.execPath, [join(options.cwd, 'node_modules', TOOLS[tool]), ...args], options)
}

/**
 * How to start npm. Under npm its own script is known; otherwise, on Windows, it is a .cmd file that needs a shell.
 * @param {readonly string[]} args
 * @returns {[program: string, args: string[]]}
 */
export function npm(args) {
  const own = process.env.npm_execpath
  if (own?.endsWith('npm-cli.js')) return [process.execPath, [own, ...args]]
  return process.platform === 'win32' ? ['cmd', ['/c', 'npm', ...args]] : ['npm', [...args]]
}

/**
 * Runs a script of package.json.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function runScript(script, args, cwd) {
  return run(...npm(['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])]), { cwd })
}

/**
 * Runs one of the installed tools on this terminal and resolves with its exit code.
 * @param {keyof typeof TOOLS} tool
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 * @returns {Promise<number>}
 */
export function show(tool, args, { cwd }) {
  const child = spawn(process.execPath, [join(cwd, 'node_modules', TOOLS[tool]), ...args], {
    cwd,
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}
