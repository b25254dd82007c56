/**
 * Scores page identity on the real pairs and on the real records' own addresses: recall and false merges by class, then every
 * key that two addresses of the records share without being one address, to be read by eye. Real data is not in the repository.
 * usage: SECOND_SOURCE_DATA=folder npm run score:url [-- --show CLASS] ; SECOND_SOURCE_RECORDS=folder adds the records
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { load } from 'js-yaml'
import { keys } from '../src/core/url/keys.ts'

const data = process.env.SECOND_SOURCE_DATA
const scorer = join(data ?? '', 'url', 'score.mjs')
if (data === undefined || !existsSync(scorer)) {
  console.error('score:url needs the real pairs: set SECOND_SOURCE_DATA to the folder that holds url/score.mjs.')
  process.exit(2)
}
