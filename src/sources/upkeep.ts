/** What look-ups in the background need done to sources. */
import { ensureBundled } from './bundled.ts'
import { noteDamage } from './lost-files.ts'
import type { Upkeep } from './open.ts'

export const upkeep: Upkeep = { ensureBundled, noteDamage }
