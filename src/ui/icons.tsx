/** Line icons on a 16 by 16 grid, and the logo. Decorative: text beside them says what they mean. */

const PATHS = {
  chevron: 'm3.5 6 4.5 4.5L12.5 6',
  copy: 'M5.5 2.5h5.8a1.2 1.2 0 0 1 1.2 1.2v7.3M3.5 5h5.8a1.2 1.2 0 0 1 1.2 1.2v6.1a1.2 1.2 0 0 1-1.2 1.2H3.5',
  dots: 'M3.5 8v.1M8 8v.1M12.5 8v.1',
} as const

/** A line icon by its path. */
export const Line = ({ name, path }: { name: string; path: string }) => (
  <svg class={`icon icon--${name}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
)

export const Icon = ({ name }: { name: keyof typeof PATHS }) => <Line name={name} path={PATHS[name]} />

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
      d="M2.5 3h4a.5.5 0 0 1 .5.5V8c0 2.4-1 4.1-3.2 4.9a.55.55 0 0 1-.75-.5v-.9c0-.25.1-.42.33-.55C4 10.6 4.4 10 4.5 9h-2a.5.5 0 0 1-.5-.5v-5a.5.5 0 0 1 .5-.5ZM9.5 3h4a.5.5 0 0 1 .5.5V8c0 2.4-1 4.1-3.2 4.9a.55.55 0 0 1-.75-.5v-.9c0-.25.1-.42.33-.55.62-.35 1.02-.95 1.12-1.95h-2a.5.5 0 0 1-.5-.5v-5a.5.5 0 0 1 .5-.5Zm.5 1v4h3V4Z"
    />
  </svg>
)
