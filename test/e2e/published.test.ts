/** Published indexes, in one browser. Each subject is a file of its own. */
import { describe } from 'vitest'
import './published/world.ts'

describe('kept fresh', async () => void (await import('./published/refreshed.ts')))
// It goes on with the index that the first has added.
describe('stopped, lost and removed', async () => void (await import('./published/stopped.ts')))
