/** An outlet's name as it is shown, at a bounded length. */
import type { Provider } from '../core/article/types.ts'
import { bounded } from './text.ts'

/** Longest name in UTF-16 units; the longest real one has 60. */
const MAX_OUTLET_LENGTH = 72

/** The outlet's name, or its domain if the name is empty. */
export const outletName = ({ name, domain }: Provider): string =>
  bounded(name.trim() || domain, MAX_OUTLET_LENGTH)
