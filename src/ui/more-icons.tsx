/** The line icons that a story's first paint does without. */
import { Line } from './icons.tsx'

const PATHS = {
  out: 'M6 3.500H3v9.500h9.500V10M9 2.500h4.500V7M13.200 2.800 7.500 8.500',
  info: 'M13.700 8A5.700 5.700 0 1 1 2.300 8a5.700 5.700 0 0 1 11.400 0ZM8 7.300v3.500M8 5v.1',
  offline:
    'M2 2.500 13.500 14M5.200 9.300a4 4 0 0 1 2.600-1M3 7.100a7 7 0 0 1 2.500-1.600M8.600 5.100A7 7 0 0 1 13 7.100M8 12v.1',
  refresh:
    'M13.300 6.500A5.500 5.500 0 0 0 3.300 5M2.700 2.500V5h2.500M2.700 9.500a5.500 5.500 0 0 0 10 1.500M13.300 13.500V11h-2.500',
  remove: 'M2.500 4.500h11M6 4.500v-2h4v2M4 4.500l.6 9h6.800l.6-9M6.700 7v4M9.300 7v4',
} as const

export const MoreIcon = ({ name }: { name: keyof typeof PATHS }) => <Line name={name} path={PATHS[name]} />
