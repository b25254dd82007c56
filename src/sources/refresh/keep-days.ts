/** How long articles of feeds stay on the device after their feed has dropped them. */
import { browser } from '../../platform/browser.ts'

const KEY = 'keepDays'
export const KEEP_DAYS = [3, 7, 14, 30, 90] as const
const USUAL = 14

export async function readKeepDays(): Promise<number> {
  const stored: unknown = (await browser.storage.local.get(KEY))[KEY]
  return KEEP_DAYS.find((days) => days === stored) ?? USUAL
}

export async function writeKeepDays(days: number): Promise<void> {
  await browser.storage.local.set({ [KEY]: days })
}
