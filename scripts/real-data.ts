/** The folder of real records and labelled sets, which is not in the repository; SECOND_SOURCE_DATA names it. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The folder's path if it holds `wanted`; otherwise prints what `command` needs and exits with code 2. */
export function realData(command: string, wanted: string): string {
  const folder = process.env.SECOND_SOURCE_DATA
  if (folder && existsSync(join(folder, wanted))) return resolve(folder)
  console.error(`${command} needs real records: set SECOND_SOURCE_DATA to the folder that holds ${wanted}.`)
  process.exit(2)
}
