/** The welcome page, opened once after the extension is installed. */
import '../ui/tokens.css'
import '../ui/ui.css'
import '../ui/controls.css'
import '../ui/fields.css'
import '../ui/pages.css'
import '../ui/picks.css'
import { startPage } from '../ui/full-page.tsx'
import { Welcome } from './welcome.tsx'

await startPage(Welcome, 'Second Source')
