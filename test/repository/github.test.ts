/** The files that GitHub reads: valid YAML, steps that name what exists, no more rights than a job needs. */
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { isAtLeast, NODE_NEEDED } from '../../scripts/setup/node.mjs'
import { repositoryFiles, textOf } from './files.ts'

type Step = { readonly uses?: string; readonly run?: string }
type Job = { readonly steps: readonly Step[]; readonly environment?: string; readonly permissions?: object }
type Workflow = { readonly permissions: object; readonly jobs: Readonly<Record<string, Job>> }
type Field = { readonly id?: string; readonly type: string; readonly attributes: { readonly label?: string } }
type Form = { readonly name: string; readonly description: string; readonly body: readonly Field[] }

/** A YAML file; its shape is this test's subject, so wrong ones fail in the tests below. */
function load<Shape>(path: string): Shape {
  const document = parseDocument(textOf(path), { prettyErrors: true, uniqueKeys: true })
  expect([...document.errors, ...document.warnings]).toEqual([])
  return document.toJS() as Shape
}

const WORKFLOWS = '.github/workflows'
const workflows = readdirSync(WORKFLOWS).map((name) => load<Workflow>(`${WORKFLOWS}/${name}`))
const steps = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap((job) => job.steps))
const commands = steps.flatMap(({ run }) => run ?? [])

test('npm scripts and files that a workflow runs exist', () => {
  const { scripts } = JSON.parse(textOf('package.json'))
  const named = commands.flatMap((run) =>
    [...run.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name ?? ''),
  )
  expect(named.length).toBeGreaterThan(1)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
  expect(commands).toContain('.ci/run')
  expect(repositoryFiles()).toContain('.ci/run')
})

test('npx runs only what is installed from the lock file', () => {
  const { devDependencies } = JSON.parse(textOf('package.json'))
  const named = commands.flatMap((run) => [...run.matchAll(/npx ([\w@/-]+)/g)].map(([, name]) => name ?? ''))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !(name in devDependencies))).toEqual([])
})

test('actions are those of GitHub itself, each in one major version', () => {
  const used = [...new Set(steps.flatMap(({ uses }) => uses ?? []))]
  expect(used.filter((name) => !/^actions\/[\w-]+@v\d+$/.test(name))).toEqual([])
  expect(new Set(used.map((name) => name.split('@')[0])).size).toBe(used.length)
})

test('a workflow may only read; one job may write, and it runs no code of the repository', () => {
  expect(workflows.map(({ permissions }) => permissions)).toEqual(workflows.map(() => ({ contents: 'read' })))
  const writers = workflows
    .flatMap(({ jobs }) => Object.values(jobs))
    .filter(({ permissions }) => permissions)
  expect(writers).toHaveLength(1)
  expect(writers[0]?.steps.some(({ uses }) => uses?.startsWith('actions/checkout'))).toBe(false)
})

test('only the job of a store sees a secret, and each store has an environment of its own', () => {
  const jobs = workflows.flatMap(({ jobs }) => Object.values(jobs))
  const secret = jobs.filter((job) => JSON.stringify(job).includes('secrets.'))
  const environments = secret.map(({ environment }) => environment)
  expect(environments).toEqual(['chrome-web-store', 'firefox-add-ons'])
})

test('the issue forms have labelled fields with ids of their own', () => {
  const names = readdirSync('.github/ISSUE_TEMPLATE').filter((name) => name !== 'config.yml')
  expect(names.sort()).toEqual(['missing-outlet.yml', 'wrong-match.yml'])
  for (const name of names) {
    const { body, ...form } = load<Form>(`.github/ISSUE_TEMPLATE/${name}`)
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) })
    const fields = body.filter(({ type }) => type !== 'markdown')
    expect(fields.filter(({ id, attributes }) => !id || !attributes.label)).toEqual([])
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length)
  }
})

test('the Node of .nvmrc is one that the package accepts', () => {
  expect(isAtLeast(textOf('.nvmrc').trim(), NODE_NEEDED)).toBe(true)
})
