/** Published indexes and files of the device, in one browser. Each subject is a file of its own. */
import { describe } from 'vitest'
import './sources/world.ts'

describe('kept fresh', async () => void (await import('./sources/refreshed.ts')))
// It goes on with the index that the first has added.
describe('stopped, lost and removed', async () => void (await import('./sources/stopped.ts')))
// The last: its sources stay.
describe('files of the device', async () => void (await import('./sources/files.ts')))
