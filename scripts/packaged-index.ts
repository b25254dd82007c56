/** The index that goes into a package: built from the sample or a publisher's own, verified, and described for the build. */
import { spawnSync } from 'node:child_process'
import { createReadStream, mkdirSync, statSync } from 'node:fs'
import { openFile } from '../src/cli/file-source.ts'
import { toHex } from '../src/core/bytes/hex.ts'
import { FileHasher } from '../src/core/index/hash.ts'
import { type Index, openIndex } from '../src/core/index/reader.ts'
import type { Story } from '../src/core/story/types.ts'
import type { Bundled } from '../vite/bundled-index.ts'
import type { SampleArticle } from '../vite/sample-page.ts'
import { allStories, sampleStory } from './index-stories.ts'

const CLI = 'dist/cli/second-source.js'
const SAMPLE = 'dist/index/sample.index'
/** Articles of a publisher's index that are looked at for one with a story worth showing. */
const LOOKED_AT = 500

/** Runs the command line; when it fails it has said why, and the build ends as it did. */
function secondSource(...args: string[]): void {
  const { status } = spawnSync(process.execPath, [CLI, ...args], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}

/** Builds the sample's index with the command line, as a publisher would, and returns its path. */
export function buildSampleIndex(): string {
  mkdirSync('dist/index', { recursive: true })
  secondSource('build', 'sample', '-o', SAMPLE)
  return SAMPLE
}

/** Checks every byte of an index file; ends the build when it is not sound. */
export function verifyIndex(path: string): void {
  secondSource('verify', path)
}

async function hashOf(path: string): Promise<string> {
  const hasher = new FileHasher()
  for await (const bytes of createReadStream(path)) await hasher.push(bytes)
  return toHex((await hasher.finish()).hash)
}

/** The story of the sample article, else the largest of the first articles. */
async function storyToShow(index: Index): Promise<Story> {
  const sample = await sampleStory(index)
  if (sample) return sample
  let largest: Story | null = null
  let looked = 0
  for await (const story of allStories(index)) {
    if (!largest || story.rows.length > largest.rows.length) largest = story
    looked += 1
    if (looked === LOOKED_AT) break
  }
  if (largest) return largest
  console.error('The index holds no article: there is nothing to package.')
  process.exit(1)
}

/** What the build writes into a package: the file's hash and size, and the article of its sample page. */
export async function describeIndex(path: string): Promise<{ index: Bundled; sample: SampleArticle }> {
  const file = await openFile(path)
  try {
    const { article } = await storyToShow(await openIndex([file]))
    const { url, title, excerpt, provider, publishedDateTime } = article
    return {
      index: { path, hash: await hashOf(path), size: statSync(path).size },
      sample: { url, title, excerpt, outlet: provider.name, date: publishedDateTime },
    }
  } finally {
    await file.close()
  }
}
