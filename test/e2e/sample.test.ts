/** The package as readers get it, in one browser. Each subject is a file of its own. */
import { describe } from 'vitest'
import './sample/world.ts'

describe('without a granted host', async () => void (await import('./sample/story.ts')))
describe('the network', async () => void (await import('./sample/network.ts')))
describe('what can be taken away', async () => void (await import('./sample/take-away.ts')))
// The last: it adds a source.
describe('two sources', async () => void (await import('./sample/several.ts')))
