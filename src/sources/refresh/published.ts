/** Brings a published index up to date: its small index.json first, then only the parts that are not here yet. */
import {
  MAX_PUBLICATION_BYTES,
  type Publication,
  PublicationError,
  readPublication,
} from '../../core/publication/publication.ts'
import { type InstalledIndex, planUpdate, refuseOrigin } from '../../core/publication/update-plan.ts'
import { asSourceError, WordedFault } from '../faults.ts'
import { install } from '../install/install.ts'
import { type InstalledSource, readInstalled } from '../install/installed.ts'
import { changeInstalled, newInstalled } from '../install/installed-changes.ts'
import { sweep } from '../install/sweep.ts'
import { askServer } from './ask-server.ts'
import { isLost } from './missing-files.ts'
import { failed, succeeded } from './outcome.ts'
import { patchSubscriptions, type Subscription } from './subscriptions.ts'

/** Tries one address. Never rejects: what went wrong is in its entry and its record, the index before stays in force. */
export async function refreshPublished(subscription: Subscription, now: number): Promise<void> {
  const { id, address } = subscription
  // It is listed from its first try on; a source that is removed while it is tried stays removed.
  const listed = newInstalled({ id, kind: 'url', name: new URL(address).host }, address)
  await changeInstalled(id, (before) => before ?? listed)
  try {
    await patchSubscriptions({ [id]: { ...(await bringUpToDate(subscription, now)), ...succeeded(now) } })
  } catch (error) {
    await patchSubscriptions({ [id]: failed(error) })
    await changeInstalled(id, (before) => before && { ...before, error: asSourceError(error) })
  }
}

async function bringUpToDate(subscription: Subscription, now: number): Promise<Partial<Subscription>> {
  const { id, address } = subscription
  const { [id]: record } = await readInstalled()
  const inForce = record !== undefined && record.parts.length > 0 && !(await isLost(record))
  const answer = await askServer(
    subscription,
    inForce,
    { maxBytes: MAX_PUBLICATION_BYTES, larger: 'refuse' },
    now,
  )
  const checkedAt = new Date(now * 1000).toISOString()
  if (answer === null) {
    await noteCurrent(id, checkedAt, null)
    return {}
  }
  const moved = refuseOrigin({ asked: address, answered: answer.url })
  if (moved !== null) throw new WordedFault(moved)
  const publication = read(answer.bytes, answer.url)
  const plan = planUpdate(publication, inForce ? installedOf(record) : null, now)
  if (plan.kind === 'refused') throw new WordedFault(plan)
  if (plan.kind === 'current') await noteCurrent(id, checkedAt, publication.built)
  else await installParts(subscription, publication)
  return { validators: answer.validators }
}

/** All is well as it is; what a former download that is wanted no more left is removed. */
async function noteCurrent(id: string, checkedAt: string, built: string | null): Promise<void> {
  await changeInstalled(id, (before) => {
    if (before === null) return null
    const builtAt = built !== null && built > (before.builtAt ?? '') ? built : before.builtAt
    return { ...before, checkedAt, builtAt, error: null, wanted: [], received: 0 }
  })
  await sweep()
}

function read(bytes: Uint8Array, url: string): Publication {
  try {
    return readPublication(new TextDecoder().decode(bytes), url)
  } catch (error) {
    if (error instanceof PublicationError)
      throw new WordedFault({
        code: `index-json-${error.code}`,
        message: error.message,
        values: { field: error.field },
      })
    throw error
  }
}

const installedOf = ({ builtAt, parts }: InstalledSource): InstalledIndex => ({
  built: builtAt ?? new Date(0).toISOString(),
  parts,
})

/** `install` downloads the parts whose files are not here, and puts all of them in force at once. */
const installParts = ({ id, address }: Subscription, { card, parts, built }: Publication) =>
  install({
    source: { id, kind: 'url', name: card.name },
    address,
    parts: parts.map(({ hash, size, url }) => ({ hash, size, from: url })),
    builtAt: built,
  })
