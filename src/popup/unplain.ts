/** What only addresses need that are not plain: fetched when a story or its page has one. */
export { matchReason } from '../core/url/trust.ts'
export { cleanGroup } from './model/clean-links.ts'
