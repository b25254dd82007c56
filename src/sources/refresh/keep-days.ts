/** The setting how many days articles are kept after their feed has dropped them. */
import { browser } from '../../platform/browser.ts'

const KEY = 'keepDays'
export const KEEP_DAYS = [3, 7, 14, 30, 90] as const
const DEFAULT_DAYS = 14

export async function readKeepDays(): Promise<number> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY]
  return KEEP_DAYS.find((days) => days === stored) ?? DEFAULT_DAYS
}

export async function writeKeepDays(days: number): Promise<void> {
  await browser.storage.local.set({ [KEY]: days })
}
