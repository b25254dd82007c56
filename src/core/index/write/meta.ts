/** Writes what a file says of itself as a whole. */
import type { Card } from '../../article/types.ts'
import type { Meta } from '../read/meta.ts'

/** JSON with its members in this order, whatever the order of the card's own. */
export const encodeMeta = ({ card, articles, providers, newest, distribution, top }: Meta): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ card: plainCard(card), articles, providers, newest, distribution, top }),
  )

const plainCard = ({ name, maker, home, qualityMeans, qualityDigits, licence, scoreTable }: Card): Card => ({
  name,
  maker,
  home,
  qualityMeans,
  qualityDigits,
  licence,
  scoreTable: scoreTable && { name: scoreTable.name, min: scoreTable.min, max: scoreTable.max },
})
