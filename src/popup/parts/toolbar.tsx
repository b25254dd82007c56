/** Chooses the view and the order of rows. It sticks to the top of the scrolling area. */
import { Icon } from '../../ui/icons.tsx'
import { useWords } from '../../ui/words/context.ts'
import { usePopup } from '../context.ts'
import type { Order } from '../model/story.ts'

const VIEWS = [
  { view: 'list', label: 'viewList' },
  { view: 'compare', label: 'viewCompare' },
  { view: 'timeline', label: 'viewTimeline' },
] as const

const ORDERS = [
  { order: 'best', label: 'orderBest' },
  { order: 'newest', label: 'orderNewest' },
  { order: 'earliest', label: 'orderEarliest' },
] as const

const OrderPick = () => {
  const words = useWords()
  const { choices, actions } = usePopup()
  const onChange = (event: Event & { currentTarget: HTMLSelectElement }) => {
    const chosen: Order | undefined = ORDERS.find(({ order }) => order === event.currentTarget.value)?.order
    if (chosen) actions.choose(() => ({ order: chosen }))
  }
  return (
    <span class="pick">
      <label class="vh" for="order">
        {words.say('order')}
      </label>
      <select id="order" value={choices.order} onChange={onChange}>
        {ORDERS.map(({ order, label }) => (
          <option value={order} key={order}>
            {words.say(label)}
          </option>
        ))}
      </select>
      <Icon name="chevron" />
    </span>
  )
}

/** `zone`: in the timeline, the time zone to show instead of the order. */
export const Toolbar = ({ zone }: { zone?: string | undefined }) => {
  const words = useWords()
  const { choices, actions } = usePopup()
  return (
    <div class="bar">
      <nav class="tabs" aria-label={words.say('view')}>
        {VIEWS.map(({ view, label }) => (
          <a
            key={view}
            href={`#${view}`}
            aria-current={choices.view === view ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault()
              actions.choose(() => ({ view }))
            }}
          >
            {words.say(label)}
          </a>
        ))}
      </nav>
      {zone === undefined ? (
        <OrderPick />
      ) : (
        <span class="hint bar__zone">{words.say('timesIn', { zone })}</span>
      )}
    </div>
  )
}
