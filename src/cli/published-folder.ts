/** The folder that a publisher uploads: parts, an entry for each part, and the index.json that joins them. */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Card } from '../core/article/types.ts'
import { supersedes } from '../core/publication/periods.ts'
import {
  MAX_PARTS,
  type Publication,
  PublicationError,
  type PublishedPart,
  readPublication,
  writePublication,
} from '../core/publication/publication.ts'
import { planUpdate } from '../core/publication/update-plan.ts'
import { CliError, EXIT, ioError } from './exit.ts'
import { replaceFile } from './output-file.ts'

/** A job's entry for its part, stored beside it until the join. */
type PartEntry = { readonly card: Card; readonly part: PublishedPart }

/** Addresses in the folder are relative; parsing them needs a base. */
const SOMEWHERE = 'https://folder.invalid/'
const INDEX = 'index.json'
const ENTRY = '.part.json'

export const partFile = (period: string, hash: string): string => `${period}.${hash}.index`
const entryFile = (folder: string, period: string) => path.join(folder, `${period}${ENTRY}`)

/** An entry is an index.json with one part, so the same reader checks it. */
export const writePartEntry = (folder: string, { card, part }: PartEntry): Promise<void> =>
  writeText(entryFile(folder, part.period), { card, built: now(new Date()), parts: [part], replaces: [] })

/** After a full build: removes entries of periods that have no article any more. */
export function forgetOtherParts(folder: string, parts: readonly PublishedPart[]): void {
  const periods = new Set(parts.map(({ period }) => period))
  for (const name of readdirSync(folder))
    if (name.endsWith(ENTRY) && !periods.has(name.slice(0, -ENTRY.length))) rmSync(path.join(folder, name))
}

/**
 * Writes index.json from the entries in the folder, unless nothing has changed. Parts that neither it nor the previous one
 * names are removed. Rejects without writing if readers would refuse the result.
 */
export async function joinParts(
  folder: string,
  replace: boolean,
  date: Date,
): Promise<{ publication: Publication; changed: boolean }> {
  const entries = dropSuperseded(folder, readEntries(folder))
  const parts = entries.flatMap((entry) => entry.parts)
  const card = entries.findLast(({ parts: [part] }) => part?.newest !== null)?.card ?? entries[0]?.card
  if (card === undefined)
    throw new CliError(
      EXIT.io,
      `no part lies in ${folder}; build some first: second-source build RECORDS --publish ${folder}`,
    )
  if (parts.length > MAX_PARTS)
    throw new CliError(
      EXIT.io,
      `${parts.length} parts lie in ${folder}; at most ${MAX_PARTS} make an index. Build a closed year as one part: --part 2025`,
    )
  for (const { url } of parts)
    if (!existsSync(path.join(folder, url)))
      throw new CliError(EXIT.io, `${url} is missing in ${folder}; build that part again`)
  const former = readFormer(folder)
  if (former && same(former, card, parts)) return { publication: former, changed: false }
  const replaces = replace && former ? former.parts.map(({ hash }) => hash) : []
  const publication = { card, built: now(date), parts, replaces }
  if (former) refuse(publication, former, date)
  await writeText(path.join(folder, INDEX), publication)
  removeOld(folder, new Set([...parts, ...(former?.parts ?? [])].map(({ url }) => url)))
  return { publication, changed: true }
}

const now = (date: Date) => `${date.toISOString().slice(0, 19)}Z`

const writeText = (file: string, publication: Publication) =>
  replaceFile(
    file,
    (sink) => sink.write(new TextEncoder().encode(writePublication(publication))),
    async () => {},
  )

/** As written, with addresses relative to the folder. */
function readText(file: string): Publication {
  try {
    const publication = readPublication(readFileSync(file, 'utf8'), SOMEWHERE)
    const relative = (url: string) =>
      url.startsWith(SOMEWHERE) ? decodeURIComponent(url.slice(SOMEWHERE.length)) : url
    return { ...publication, parts: publication.parts.map((part) => ({ ...part, url: relative(part.url) })) }
  } catch (error) {
    if (error instanceof PublicationError) throw new CliError(EXIT.io, `${file}: ${error.message}`)
    throw ioError('read', file, error)
  }
}

/** The files of the parts that the folder's index.json names. */
export const publishedParts = (folder: string): readonly string[] =>
  readText(path.join(folder, INDEX)).parts.map(({ url }) => path.join(folder, url))

function readEntries(folder: string): Publication[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    throw ioError('read', folder, error)
  }
  return names
    .filter((name) => name.endsWith(ENTRY))
    .sort()
    .map((name) => readText(path.join(folder, name)))
}

/** When a year closes, its one part replaces those of its months, so that no article is in two parts. */
function dropSuperseded(folder: string, entries: readonly Publication[]): readonly Publication[] {
  const periods = entries.flatMap(({ parts }) => parts.map(({ period }) => period))
  const isOld = ({ parts }: Publication) =>
    parts.every((part) => periods.some((one) => supersedes(one, part.period)))
  for (const { parts } of entries.filter(isOld))
    for (const { period } of parts) rmSync(entryFile(folder, period), { force: true })
  return entries.filter((entry) => !isOld(entry))
}

const readFormer = (folder: string): Publication | null =>
  existsSync(path.join(folder, INDEX)) ? readText(path.join(folder, INDEX)) : null

const same = (former: Publication, card: Card, parts: readonly PublishedPart[]) =>
  JSON.stringify([former.card, former.parts]) === JSON.stringify([card, parts])

/** An index that readers would refuse is not written: they would keep the old one and see an error. */
function refuse(next: Publication, former: Publication, date: Date): void {
  const plan = planUpdate(next, former, date.getTime() / 1000)
  if (plan.kind !== 'refused') return
  const advice =
    plan.code === 'shrunk' ? ' Give --replace if you mean it.' : ' Set the clock of this machine.'
  throw new CliError(
    EXIT.io,
    `index.json was not written, because readers would refuse it. ${plan.message}${advice}`,
  )
}

function removeOld(folder: string, named: ReadonlySet<string>): void {
  for (const name of readdirSync(folder))
    if (/^[\w-]+\.[0-9a-f]{64}\.index$/.test(name) && !named.has(name))
      rmSync(path.join(folder, name), { force: true })
}
