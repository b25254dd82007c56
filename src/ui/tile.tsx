/** An outlet's monogram in one of ten hues. Decorative: the outlet's name is always beside it. */
import type { Provider } from '../core/article/types.ts'
import { hue, monogram } from './monogram.ts'

export const Tile = ({ provider, small = false }: { provider: Provider; small?: boolean }) => {
  const at = hue(provider.domain)
  return (
    <span
      class={small ? 'tile tile--s' : 'tile'}
      style={{ background: `var(--h${at})`, color: `var(--h${at}-ink)` }}
      aria-hidden="true"
    >
      {monogram(provider.name)}
    </span>
  )
}
