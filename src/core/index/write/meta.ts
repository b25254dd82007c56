/** Writing what a file says of itself as a whole. */
import type { Card } from '../../article/types.ts'
import type { Meta } from '../read/meta.ts'

/** JSON whose members stand in this order, whatever order the card's own have. */
export const encodeMeta = ({ card, articles, providers, newest, distribution }: Meta): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ card: plainCard(card), articles, providers, newest, distribution }),
  )

const plainCard = ({ name, maker, home, qualityMeans, qualityDigits, licence }: Card): Card => ({
  name,
  maker,
  home,
  qualityMeans,
  qualityDigits,
  licence,
})
