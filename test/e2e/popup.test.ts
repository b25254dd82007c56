/** The popup of one index, in one browser: starting one takes longer than most of these tests. Each subject is a file of its own. */
import { describe } from 'vitest'
import './popup/world.ts'

describe('order and views', async () => void (await import('./popup/views.ts')))
describe('hiding an outlet', async () => void (await import('./popup/hide.ts')))
describe('pictures', async () => void (await import('./popup/pictures.ts')))
describe('accessibility', async () => void (await import('./popup/accessible.ts')))
describe('by keyboard alone', async () => void (await import('./popup/keys.ts')))
// The last: it damages the index, and removes it.
describe('states', async () => void (await import('./popup/states.ts')))
