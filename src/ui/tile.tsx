/** An outlet's monogram in one of ten hues. Decorative: its name always stands beside it. */
import type { Provider } from '../core/article/types.ts'
import { hue, monogram } from './monogram.ts'

export const Tile = ({ provider, small = false }: { provider: Provider; small?: boolean }) => (
  <span class={`tile ${small ? 'tile--s ' : ''}hue-${hue(provider.domain)}`} aria-hidden="true">
    {monogram(provider.name)}
  </span>
)
