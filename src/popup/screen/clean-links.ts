/** Removes tracking parameters from every address that a screen links to. */
import type { Row } from '../../core/story/types.ts'
import { cleanLink } from '../../core/url/clean.ts'
import type { AlsoIn, Group, NearGroup } from '../../sources/types.ts'

const cleanRow = (row: Row): Row => ({
  ...row,
  url: cleanLink(row.url),
  ampUrl: row.ampUrl && cleanLink(row.ampUrl),
  more: row.more.map(cleanRow),
  copies: row.copies.map(cleanRow),
})

/** Its keys are addresses of rows. */
const cleanKeys = (also: ReadonlyMap<string, readonly AlsoIn[]>) =>
  new Map([...also].map(([url, others]) => [cleanLink(url), others]))

export const cleanGroup = (group: Group): Group => ({
  ...group,
  story: { article: cleanRow(group.story.article), rows: group.story.rows.map(cleanRow) },
  alsoIn: cleanKeys(group.alsoIn),
})

export const cleanNear = (group: NearGroup): NearGroup => ({
  ...group,
  rows: group.rows.map(({ row, score }) => ({ row: cleanRow(row), score })),
  alsoIn: cleanKeys(group.alsoIn),
})
