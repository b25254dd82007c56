/** Injected on a press. Its completion value is the page's report. */
import { report } from './report.ts'

export default report()
