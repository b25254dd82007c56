/** A list of checkboxes, one an outlet, with a filter. The caller keeps what is checked. */
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

/** Most rows besides the checked ones: an index may hold thousands of outlets, and so many rows make a page unresponsive. */
export const MAX_ROWS = 250

const matches = ({ name, domain }: Pick, filter: string) =>
  `${name} ${domain}`.toLowerCase().includes(filter.trim().toLowerCase())

/** The rows shown: the first `MAX_ROWS` that match the filter, and all checked ones. `more`: others match too. */
export function listed(picks: readonly Pick[], filter: string, ticked: ReadonlySet<string>) {
  const found = picks.filter((pick) => matches(pick, filter))
  const rows = found.filter(({ key }, at) => at < MAX_ROWS || ticked.has(key))
  return { rows, more: rows.length < found.length }
}

/** Shorter lists need no filter. */
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
      {more && <p class="hint">{words.say('pickMore', { n: MAX_ROWS })}</p>}
    </div>
  )
}
