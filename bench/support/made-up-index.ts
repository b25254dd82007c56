/** Index files of generated articles, built once for all benchmarks from the same sources. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'

/** An article of the index, with the addresses that its page names. */
export type SamplePage = {
  readonly url: string
  readonly title: string
  readonly excerpt: string
  readonly time: number | null
  readonly provider: string
}

export type MadeUpBuild = {
  readonly articles: number
  readonly providers: number
  readonly bytes: number
  readonly hash: string
  readonly withStory: number
  readonly addSeconds: number
  readonly finishSeconds: number
  readonly peakBytes: number
  readonly pages: readonly SamplePage[]
}

export type MadeUpIndex = MadeUpBuild & { readonly path: string }

const FOLDER = '.cache/bench'

/** Changes with the sources of the builder and the generator. */
function digest(): string {
  const hash = createHash('sha256')
  for (const path of globSync([
    'src/core/**/*.ts',
    'bench/generate/*.ts',
    'bench/support/build-made-up.ts',
    '!**/*.test.ts',
    '!**/fixtures/**',
  ]).sort())
    hash.update(path).update(readFileSync(path))
  return hash.digest('hex').slice(0, 12)
}

/** The index of `count` generated articles; built if there is none of these sources. `text: false`: without text relatedness. */
export function madeUpIndex(count: number, { text = true } = {}): MadeUpIndex {
  mkdirSync(FOLDER, { recursive: true })
  const path = `${FOLDER}/${count}${text ? '' : '-no-text'}-${digest()}.index`
  if (!existsSync(`${path}.json`)) {
    const args = [
      '--max-old-space-size=8192',
      'dist/bench/support/build-made-up.js',
      String(count),
      path,
      text ? 'text' : 'no-text',
    ]
    execFileSync(process.execPath, args, { stdio: 'inherit' })
  }
  // Written by our own child process.
  return { ...(JSON.parse(readFileSync(`${path}.json`, 'utf8')) as MadeUpBuild), path }
}
