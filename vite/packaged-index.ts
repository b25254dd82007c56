/** The index that goes into a package: built from the sample or a publisher's own, verified, and described for the build. */
import { allStories, sampleStory } from '../scripts/index-stories.ts'
import { collect, openInput } from '../src/cli/collect.ts'
import { withFile } from '../src/cli/file-source.ts'
import { replaceFile } from '../src/cli/output-file.ts'
import { IndexBuilder } from '../src/core/index/builder.ts'
import { type Index, openIndex } from '../src/core/index/reader.ts'
import { verifyIndex } from '../src/core/index/verify.ts'
import type { Story } from '../src/core/story/types.ts'
import type { Bundled } from './bundled-index.ts'
import type { SampleArticle } from './sample-page.ts'

const SAMPLE = { records: 'sample', index: 'dist/index/sample.index' }
/** Articles of a publisher's index that are searched for a story to show on the sample page. */
const ARTICLES_SEARCHED = 500

/** What the build writes into a package. */
export type PackagedIndex = {
  readonly index: Bundled
  /** The article of the packaged sample page, one of the index. */
  readonly sample: SampleArticle
}

/** The index file at `path`, or the sample's when null. Rejects when the file is damaged or empty. */
export async function packagedIndex(path: string | null): Promise<PackagedIndex> {
  if (path === null) await buildSample()
  return describe(path ?? SAMPLE.index)
}

/** Builds the sample's index as `second-source build` does. */
async function buildSample(): Promise<void> {
  const input = await openInput([SAMPLE.records], {})
  const builder = new IndexBuilder(input.card)
  const { problems } = await collect(input, {}, (record, label) => builder.add(record, label))
  const [problem] = problems
  if (problem) throw new Error(`${problem.file}: ${problem.message}`)
  await replaceFile(
    SAMPLE.index,
    (sink) => builder.finish(sink),
    (written) => withFile(written, verifyIndex),
  )
}

const describe = (path: string): Promise<PackagedIndex> =>
  withFile(path, async (file) => {
    const { hash } = await verifyIndex(file)
    const { article } = await storyToShow(await openIndex([file]))
    const { url, title, excerpt, provider, publishedDateTime } = article
    return {
      index: { path, hash, size: file.size },
      sample: { url, title, excerpt, outlet: provider.name, date: publishedDateTime },
    }
  })

/** The story of the sample article, else the largest of the first articles. */
async function storyToShow(index: Index): Promise<Story> {
  const sample = await sampleStory(index)
  if (sample) return sample
  let largest: Story | null = null
  let searched = 0
  for await (const story of allStories(index)) {
    if (!largest || story.rows.length > largest.rows.length) largest = story
    searched += 1
    if (searched === ARTICLES_SEARCHED) break
  }
  if (largest) return largest
  throw new Error('The index holds no article: there is nothing to package.')
}
