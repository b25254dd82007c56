/** Refreshes a published index: fetches its small index.json, then only the parts that are not on the device. */
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

/** Refreshes one source. Never rejects: an error is noted in the subscription and the source, whose previous index stays in use. */
export async function refreshPublished(subscription: Subscription, now: number): Promise<void> {
  const { id, address } = subscription
  // Add the source before the first request, so that a removal during the try can be noticed.
  const added = newInstalled({ id, kind: 'url', name: new URL(address).host }, address)
  await changeInstalled(id, (before) => before ?? added)
  try {
    await patchSubscriptions({ [id]: { ...(await bringUpToDate(subscription, now)), ...succeeded(now) } })
  } catch (error) {
    await patchSubscriptions({ [id]: failed(error) })
    await changeInstalled(id, (before) => before && { ...before, error: asSourceError(error) })
  }
}

async function bringUpToDate(subscription: Subscription, now: number): Promise<Partial<Subscription>> {
  const { id, address } = subscription
  const { [id]: source } = await readInstalled()
  const isInstalled = source !== undefined && source.parts.length > 0 && !(await isLost(source))
  const answer = await askServer(
    subscription,
    isInstalled,
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
  const plan = planUpdate(publication, isInstalled ? installedOf(source) : null, now)
  if (plan.kind === 'refused') throw new WordedFault(plan)
  if (plan.kind === 'current') await noteCurrent(id, checkedAt, publication.built)
  else await installParts(subscription, publication)
  return { validators: answer.validators }
}

/** Notes that the installed index is current, and removes the files of an earlier, interrupted download. */
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

/** `install` downloads the parts that are missing, and replaces the index when all are complete. */
const installParts = ({ id, address }: Subscription, { card, parts, built }: Publication) =>
  install({
    source: { id, kind: 'url', name: card.name },
    address,
    parts: parts.map(({ hash, size, url }) => ({ hash, size, from: url })),
    builtAt: built,
  })
