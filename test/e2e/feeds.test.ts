/** Feeds, in one browser. Each subject is a file of its own. */
import { describe } from 'vitest'
import './feeds/world.ts'

describe('feeds that are there', async () => void (await import('./feeds/kept.ts')))
describe('feeds that are added', async () => void (await import('./feeds/added.ts')))
describe('hostile feeds', async () => void (await import('./feeds/hostile.ts')))
