/** Keeps the background alive during long work. */
import { browser } from './browser.ts'

/** Chromium stops a service worker that has called no extension API for 30 seconds, even during a download. */
const HEARTBEAT_MS = 20_000

export async function stayAwake<T>(work: () => Promise<T>): Promise<T> {
  const heartbeat = setInterval(() => void browser.runtime.getPlatformInfo(), HEARTBEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
  }
}
