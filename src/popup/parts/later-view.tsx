/** Shows a view whose code comes after the first paint. */
import { useEffect, useState } from 'preact/hooks'
import type { Row } from '../../core/index/types.ts'
import { usePopup } from '../context.ts'
import { Bar } from './bar.tsx'

type Views = typeof import('./other-views.tsx')

let views: Views | null = null
/** Fetches the other views from the package; called again it costs nothing. */
export const fetchViews = async (): Promise<Views> => {
  views ??= await import('./other-views.tsx')
  return views
}

/** `rows` of every group; `indexes`: how many groups. */
export const LaterView = ({ rows, indexes }: { rows: readonly Row[]; indexes: number }) => {
  const { choices } = usePopup()
  const [ready, setReady] = useState(views)
  useEffect(() => void fetchViews().then(setReady), [])
  if (ready === null) return <Bar />
  return choices.view === 'compare' ? (
    <ready.Compare rows={rows} />
  ) : (
    <ready.Timeline rows={rows} indexes={indexes} />
  )
}
