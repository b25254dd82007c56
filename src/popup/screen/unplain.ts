/** What the story of a plain address does not need: fetched when an address is not plain, or has no story. */
export { matchReason } from '../../core/url/trust.ts'
export { cleanGroup } from './clean-links.ts'
export { missed, notArticle } from './slow-path.ts'
