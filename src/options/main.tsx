/** The options page. */
import '../ui/tokens.css'
import '../ui/ui.css'
import '../ui/controls.css'
import '../ui/fields.css'
import '../ui/pages.css'
import '../ui/picks.css'
import { startPage } from '../ui/full-page.tsx'
import { Options } from './options.tsx'

await startPage(Options, 'Second Source')
