/** The article that `npm start` opens, and pages for it and its related coverage, made from the index. */
import { openFile } from '../../src/cli/file-source.ts'
import { openIndex } from '../../src/core/index/reader.ts'
import { flattenRow } from '../../src/core/story/flatten-row.ts'
import type { Row, Story } from '../../src/core/story/types.ts'
import { escaped } from '../../test/e2e/support/pages.ts'
import { allStories, sampleStory } from '../index-stories.ts'

/** The sample's story if the index has it, else the newest article with other outlets. Throws if there is none. */
export async function storyToShow(path: string): Promise<Story> {
  const file = await openFile(path)
  try {
    const index = await openIndex([file])
    const sample = await sampleStory(index)
    if (sample) return sample
    let newest: Story | null = null
    for await (const story of allStories(index))
      if (story.rows.length > 0 && timeOf(story) > timeOf(newest)) newest = story
    if (newest === null)
      throw new Error('No article of these records has related coverage of another outlet.')
    return newest
  } finally {
    await file.close()
  }
}

/** ISO 8601 in UTC sorts as text; undated articles come last. */
function timeOf(story: Story | null): string {
  return story === null ? '' : (story.article.publishedDateTime ?? '0')
}

/** A page for every http(s) address of the story. */
export function pagesOf({ article, rows }: Story): Record<string, string> {
  const all = [article, ...rows.flatMap(flattenRow)]
  return Object.fromEntries(
    all.flatMap((row) => [row.url, row.ampUrl].flatMap((url) => (url === null ? [] : [[url, pageOf(row)]]))),
  )
}

function pageOf({ title, excerpt, provider, url }: Row): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<link rel="canonical" href="${escaped(url)}"><link rel="icon" href="data:,">
<style>body { font: 18px/1.6 Georgia, serif; max-width: 40em; margin: 3em auto; padding: 0 1em } p:first-child { color: #666 }</style>
</head><body><p>${escaped(provider.name)}</p><h1>${escaped(title)}</h1><p>${escaped(excerpt)}</p></body></html>`
}
