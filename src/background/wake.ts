/** The background's first import: storage and files are asked for before the other modules are set up, which takes milliseconds. */
import { prefetchSources } from '../sources/lookup/prefetch.ts'

prefetchSources()
