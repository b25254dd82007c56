/** What runs first when the background wakes, before the rest of its code is set up; a chunk of its own (vite/extension.ts). */
import { openAhead } from '../sources/lookup/prefetch.ts'

openAhead()
