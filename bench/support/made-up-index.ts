/** Index files of made-up articles: built once for all benches of the same sources. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'

/** An article of the index, as its page names itself. */
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

/** Changes whenever the builder or the made-up articles do. */
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

/** The index of `count` made-up articles; builds it when these sources have not. `text: false`: without relatedness of texts. */
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
  // Written by our own child.
  return { ...(JSON.parse(readFileSync(`${path}.json`, 'utf8')) as MadeUpBuild), path }
}
