/** Reads the stories of an index file, for scripts that need one to show. */
import { readBucket } from '../src/core/index/read/key-bucket.ts'
import { Round } from '../src/core/index/read/trace.ts'
import type { Index } from '../src/core/index/reader.ts'
import type { Story } from '../src/core/story/types.ts'

/** The article of the sample record; the others are its related ones. */
const SAMPLE_URL =
  'https://elmoudjaweb.com/amazon-shifts-some-alexa-and-rekognition-computing-to-its-own-inferentia-chip-jaweb/'

/** The story of the sample article; null if this is not the sample's index. */
export async function sampleStory(index: Index): Promise<Story | null> {
  const match = await index.find({ url: SAMPLE_URL })
  return match && index.story(match)
}

/** The stories of all articles, in the order of the file. Article numbers are not consecutive; the key table lists all of them. */
export async function* allStories(index: Index): AsyncGenerator<Story> {
  for (const [part, { pages, state }] of index.parts.entries()) {
    const { sections, keyBuckets, numberBits } = state.layout
    const payloads = await pages.read(sections.keys, 0, keyBuckets, new Round())
    const numbers = payloads.flatMap((payload, bucket) => {
      const offset = sections.keys.offset + bucket * sections.keys.pageBytes
      return readBucket(payload, { buckets: keyBuckets, numberBits }, offset).map(({ number }) => number)
    })
    for (const article of [...new Set(numbers)].sort((a, b) => a - b))
      yield index.story({ by: 'path', via: 'url', part, article })
  }
}
