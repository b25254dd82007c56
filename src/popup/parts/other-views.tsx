/** Compare and Timeline in one file of their own: a first paint of the list does not wait for them. */
export { Compare } from './compare.tsx'
export { Timeline } from './timeline.tsx'
