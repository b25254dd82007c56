/** Line icons on a 16 by 16 grid, and the logo. Decorative: what they mean is always said in words beside them. */

const PATHS = {
  chevron: 'm3.5 6 4.5 4.5L12.500 6',
  copy: 'M5.500 2.500h5.800a1.200 1.200 0 0 1 1.200 1.200v7.300M3.500 5h5.800a1.200 1.200 0 0 1 1.200 1.200v6.100a1.200 1.200 0 0 1-1.200 1.200H3.500',
  out: 'M6 3.500H3v9.500h9.500V10M9 2.500h4.500V7M13.200 2.800 7.500 8.500',
  info: 'M13.700 8A5.700 5.700 0 1 1 2.300 8a5.700 5.700 0 0 1 11.400 0ZM8 7.300v3.500M8 5v.1',
  offline:
    'M2 2.500 13.500 14M5.200 9.300a4 4 0 0 1 2.600-1M3 7.100a7 7 0 0 1 2.500-1.600M8.600 5.100A7 7 0 0 1 13 7.100M8 12v.1',
  dots: 'M3.500 8v.1M8 8v.1M12.500 8v.1',
  refresh:
    'M13.300 6.500A5.500 5.500 0 0 0 3.300 5M2.700 2.500V5h2.500M2.700 9.500a5.500 5.500 0 0 0 10 1.500M13.300 13.500V11h-2.500',
  remove: 'M2.500 4.500h11M6 4.500v-2h4v2M4 4.500l.6 9h6.800l.6-9M6.700 7v4M9.300 7v4',
} as const

export type IconName = keyof typeof PATHS

export const Icon = ({ name }: { name: IconName }) => (
  <svg class={`icon icon--${name}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
)

/** The options wheel: a dashed ring around two circles. */
export const OptionsIcon = () => (
  <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
    <circle cx="8" cy="8" r="4.4" />
    <circle cx="8" cy="8" r="1.7" />
    <circle
      cx="8"
      cy="8"
      r="5.9"
      stroke-width="2"
      stroke-linecap="butt"
      stroke-dasharray="2.2 2.434"
      stroke-dashoffset="1.1"
    />
  </svg>
)

export const Logo = ({ size = 16 }: { size?: number }) => (
  <svg class="logo" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
    <rect width="16" height="16" rx="3.6" fill="currentColor" />
    <path
      fill="#fff"
      fill-rule="evenodd"
      d="M2.500 3h4a.5.5 0 0 1 .5.5V8c0 2.400-1 4.100-3.200 4.900a.55.55 0 0 1-.75-.5v-.9c0-.25.1-.42.33-.55C4 10.600 4.400 10 4.500 9h-2a.5.5 0 0 1-.5-.5v-5a.5.5 0 0 1 .5-.5ZM9.500 3h4a.5.5 0 0 1 .5.5V8c0 2.400-1 4.100-3.200 4.900a.55.55 0 0 1-.75-.5v-.9c0-.25.1-.42.33-.55.62-.35 1.020-.95 1.120-1.950h-2a.5.5 0 0 1-.5-.5v-5a.5.5 0 0 1 .5-.5Zm.5 1v4h3V4Z"
    />
  </svg>
)
