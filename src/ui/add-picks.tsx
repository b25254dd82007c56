/** A list of outlets to tick and the one button that does something with them. */
import { useState } from 'preact/hooks'
import { type Pick, PickList } from './pick-list.tsx'
import { Said } from './said.tsx'
import { type Press, usePress } from './use-press.ts'
import { useWords } from './words/context.ts'

type Props = {
  readonly picks: readonly Pick[]
  /** Keys that are ticked at first. */
  readonly ticked?: readonly string[]
  /** The button's text for a number of ticked outlets. */
  readonly label: (count: number) => string
  /** Runs in the press itself, so that it may ask for permissions before it awaits anything; what it gives is said. */
  readonly run: (keys: readonly string[], press: Press) => Promise<string>
}

export const AddPicks = ({ picks, ticked: first = [], label, run }: Props) => {
  const words = useWords()
  const press = usePress()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(first))
  const add = () =>
    press.run(async () => {
      const said = await run([...ticked], press)
      setTicked(new Set())
      return said
    })
  return (
    <div>
      <PickList picks={picks} ticked={ticked} onTicked={setTicked} />
      <button
        class="btn btn--main"
        type="button"
        name="add-picks"
        disabled={press.busy || ticked.size === 0}
        onClick={add}
      >
        <span>{press.busy ? words.say('working') : label(ticked.size)}</span>
      </button>
      <Said press={press} />
    </div>
  )
}
