/** Chromium's offscreen document, which starts workers for the background. */
import { type NamedStart, startWorker } from './start.ts'

// Not parsed: only this extension's service worker can send messages here (`with-worker.ts`).
navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<NamedStart>) => startWorker(data))
navigator.serviceWorker.startMessages()
