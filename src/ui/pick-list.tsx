/** A list of outlets to tick, with a filter. The caller keeps what is ticked. */
import { useState } from 'preact/hooks'
import { Tile } from './tile.tsx'
import { useWords } from './words/context.ts'

export type Pick = {
  readonly key: string
  readonly name: string
  readonly domain: string
  readonly note?: string
}

type Props = {
  readonly picks: readonly Pick[]
  readonly ticked: ReadonlySet<string>
  readonly onToggle: (key: string) => void
}

const matches = ({ name, domain }: Pick, filter: string) =>
  `${name} ${domain}`.toLowerCase().includes(filter.trim().toLowerCase())

/** A list that is seen at a glance needs no filter. */
const GLANCE = 8

export const PickList = ({ picks, ticked, onToggle }: Props) => {
  const words = useWords()
  const [filter, setFilter] = useState('')
  const shown = picks.filter((pick) => matches(pick, filter))
  return (
    <div class="picks">
      {picks.length > GLANCE && (
        <input
          class="field"
          type="search"
          aria-label={words.say('pickFilter')}
          placeholder={words.say('pickFilter')}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <ul class="picks__list">
        {shown.map((pick) => (
          <li key={pick.key}>
            <label>
              <input
                type="checkbox"
                name="pick"
                value={pick.key}
                checked={ticked.has(pick.key)}
                onChange={() => onToggle(pick.key)}
              />
              <Tile provider={pick} />
              <span>
                {pick.name}
                <small>
                  <bdi dir="ltr">{pick.note ?? pick.domain}</bdi>
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p class="hint">{words.say('pickNone')}</p>}
    </div>
  )
}
