/** A list of outlets to tick and the one button that does something with them. */
import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { type Pick, PickList } from './pick-list.tsx'
import { PressStatus } from './press-status.tsx'
import { usePress } from './use-press.ts'
import { useWords } from './words/context.ts'

type Props = {
  readonly picks: readonly Pick[]
  /** Keys that are ticked at first. */
  readonly ticked?: readonly string[]
  /** The button's text for a number of ticked outlets. */
  readonly label: (count: number) => string
  /** Offers the count on the icon for the ticked outlets too. */
  readonly offerCount?: boolean
  /** Runs in the press itself, so that it may ask for permissions before it awaits anything; what it gives is said. */
  readonly run: (keys: readonly string[], count: boolean) => Promise<string>
}

export const AddPicks = ({ picks, ticked: first = [], label, offerCount = false, run }: Props) => {
  const words = useWords()
  const press = usePress()
  const [count, setCount] = useState(false)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(first))
  const toggle = (key: string) =>
    setTicked((before) => {
      const next = new Set(before)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const add = () =>
    press.run(async () => {
      const said = await run([...ticked], count)
      setTicked(new Set())
      return said
    })
  return (
    <div class="picking">
      <PickList picks={picks} ticked={ticked} onToggle={toggle} />
      {offerCount && (
        <label class="switch">
          <input
            type="checkbox"
            name="count-too"
            checked={count}
            onChange={({ currentTarget }) => setCount(currentTarget.checked)}
          />
          {words.say('countToo')}
        </label>
      )}
      <Button look="main" name="add-picks" disabled={press.busy || ticked.size === 0} onClick={add}>
        {press.busy
          ? words.say('working')
          : ticked.size === 0
            ? words.say('addOutletsNone')
            : label(ticked.size)}
      </Button>
      <PressStatus press={press} />
    </div>
  )
}
