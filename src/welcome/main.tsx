/** The welcome page, opened once after the extension is installed. */
import { startPage } from '../ui/full-page.tsx'
import { Welcome } from './welcome.tsx'

await startPage(Welcome, 'Second Source')
