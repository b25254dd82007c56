/** A score: the hidden word "Quality", the number, its rank in words; or "not scored". */
import type { Row } from '../../core/story/types.ts'
import { useWords } from '../../ui/words/context.ts'
import { useGroup } from '../context.ts'
import { placeWords, scoreNotes } from '../model/scores.ts'

/** Characters of a number that fit the column at full size. */
const LONG = 6

export const Score = ({ row }: { row: Row }) => {
  const words = useWords()
  const { page, digits } = useGroup()
  if (row.quality === null) return <p class="score score--none">{words.say('notScored')}</p>
  const notes = scoreNotes(row, row === page ? null : page, digits, words)
  const number = words.number(row.quality, digits)
  return (
    <p class={number.length > LONG ? 'score score--long' : 'score'}>
      <span class="vh">{words.say('quality')} </span>
      <b>{number}</b>
      {row.place && placeWords(row.place, words)}
      {notes.length > 0 && <span class="vh">{words.say('comma') + notes.join(words.say('comma'))}</span>}
    </p>
  )
}
