/** The chips of a row: video, copy, AMP. */
import type { Row } from '../../core/story/types.ts'
import { outletName } from '../../ui/outlet.ts'
import { useWords } from '../../ui/words/context.ts'
import type { Words } from '../../ui/words/words.ts'
import { safeHref } from '../model/link.ts'

const tagsOf = (row: Row, words: Words): string[] => {
  const tags: string[] = []
  if (row.type === 'video') tags.push(words.say('video'))
  if (row.copyOf) tags.push(words.say('copyOf', { outlet: outletName(row.copyOf.provider) }))
  if (safeHref(row.ampUrl) !== null) tags.push('AMP')
  return tags
}

export const Tags = ({ row }: { row: Row }) => (
  <>
    {tagsOf(row, useWords()).map((tag) => (
      <span class="chip" dir="auto" key={tag}>
        {tag}
      </span>
    ))}
  </>
)
