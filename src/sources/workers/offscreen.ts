/** The offscreen document of Chromium's background: it starts workers, nothing else. */
import { type NamedStart, startWorker } from './start.ts'

// Only this extension's own service worker can send it, with the shape `with-worker.ts` gives it.
navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<NamedStart>) => startWorker(data))
navigator.serviceWorker.startMessages()
