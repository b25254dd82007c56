/** A list of outlets to check, and one button that acts on them. */
import { useState } from 'preact/hooks'
import { Button } from './button.tsx'
import { type Pick, PickList } from './pick-list.tsx'
import { PressStatus } from './press-status.tsx'
import { usePress } from './use-press.ts'
import { useWords } from './words/context.ts'

type Props = {
  readonly picks: readonly Pick[]
  /** Keys that are checked at first. */
  readonly ticked?: readonly string[]
  /** The button's label for a number of checked outlets. */
  readonly label: (count: number) => string
  /** Also offers the count on the icon for the checked outlets. */
  readonly offerCount?: boolean
  /** Runs synchronously in the press, so that it can request permissions before it awaits anything. Its result is shown. */
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
      const result = await run([...ticked], count)
      setTicked(new Set())
      return result
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
