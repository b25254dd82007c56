import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFolder, checkTarget, replaceFile } from './output-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'second-source-output-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const at = (name: string) => path.join(folder, name)
const put = (text: string) =>
  replaceFile(
    at('x.index'),
    (sink) => sink.write(Buffer.from(text)),
    async () => {},
  )

describe('a file that is replaced', () => {
  it('takes with it what a killed build left, and nothing else', async () => {
    const dead = spawnSync(process.execPath, ['-e', '']).pid
    const left = (host: string, pid: number) => `.second-source.${host}.${pid}.tmp`
    const others = [left(hostname(), process.ppid), left('another-machine', dead), `.x.${dead}.tmp`, 'a.tmp']
    for (const name of [left(hostname(), dead), ...others]) writeFileSync(at(name), 'half')
    await put('whole')
    expect(readdirSync(folder).sort()).toEqual([...others, 'x.index'].sort())
    expect(readFileSync(at('x.index'), 'utf8')).toBe('whole')
  })

  it('keeps its old bytes when the new ones are not good', async () => {
    await put('good')
    const bad = replaceFile(
      at('x.index'),
      (sink) => sink.write(Buffer.from('bad')),
      () => Promise.reject(new Error('not good')),
    )
    await expect(bad).rejects.toThrow('not good')
    expect(readFileSync(at('x.index'), 'utf8')).toBe('good')
    expect(readdirSync(folder)).toEqual(['x.index'])
  })
})

describe('before hours of work it is said', () => {
  it('that a target ends as a folder does', () => {
    expect(() => checkTarget(at('new/'), [])).toThrow('is a folder, not a file')
  })

  it('that a folder to write into is a file, or lies below one', () => {
    writeFileSync(at('wall'), '')
    expect(() => checkFolder(at('wall'))).toThrow('wall is a file, not a folder')
    expect(() => checkTarget(at('wall/deep/x.index'), [])).toThrow('wall is a file, not a folder')
  })

  it('nothing of a folder that is yet to be made', () => {
    expect(() => checkFolder(at('new/deep'))).not.toThrow()
  })
})
