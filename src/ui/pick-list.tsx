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

/** Rows at most, besides what is ticked: an index may hold thousands of outlets, and a page of as many rows does not answer. */
export const MOST_ROWS = 250

const matches = ({ name, domain }: Pick, filter: string) =>
  `${name} ${domain}`.toLowerCase().includes(filter.trim().toLowerCase())

/** What the list shows: what matches the filter, the first `MOST_ROWS` of it and all that is ticked. `more`: there are others. */
export function listed(picks: readonly Pick[], filter: string, ticked: ReadonlySet<string>) {
  const found = picks.filter((pick) => matches(pick, filter))
  const rows = found.filter(({ key }, at) => at < MOST_ROWS || ticked.has(key))
  return { rows, more: rows.length < found.length }
}

/** A list that is seen at a glance needs no filter. */
const GLANCE = 8

export const PickList = ({ picks, ticked, onToggle }: Props) => {
  const words = useWords()
  const [filter, setFilter] = useState('')
  const { rows, more } = listed(picks, filter, ticked)
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
        {rows.map((pick) => (
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
      {rows.length === 0 && <p class="hint">{words.say('pickNone')}</p>}
      {more && <p class="hint">{words.say('pickMore', { n: MOST_ROWS })}</p>}
    </div>
  )
}
