/** Line icons that a story's first paint does without. */
import { Line } from './icons.tsx'

const PATHS = {
  out: 'M6 3.5H3v9.5h9.5V10M9 2.5h4.5V7M13.2 2.8 7.5 8.5',
  info: 'M13.7 8A5.7 5.7 0 1 1 2.3 8a5.7 5.7 0 0 1 11.4 0ZM8 7.3v3.5M8 5v.1',
  offline: 'M2 2.5 13.5 14M5.2 9.3a4 4 0 0 1 2.6-1M3 7.1a7 7 0 0 1 2.5-1.6M8.6 5.1A7 7 0 0 1 13 7.1M8 12v.1',
  refresh: 'M13.3 6.5A5.5 5.5 0 0 0 3.3 5M2.7 2.5V5h2.5M2.7 9.5a5.5 5.5 0 0 0 10 1.5M13.3 13.5V11h-2.5',
  remove: 'M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4',
} as const

export const MoreIcon = ({ name }: { name: keyof typeof PATHS }) => <Line name={name} path={PATHS[name]} />
