/** The options page. */
import { startPage } from '../ui/full-page.tsx'
import { Options } from './options.tsx'

await startPage(Options, 'Second Source')
