/** A drawing of the extensions menu with Second Source pinned. */
import { Logo } from '../ui/icons.tsx'

const PIECE = 'M8.5 2.5h3.2a1.9 1.9 0 1 1 3.6 0h3.2v4.2a1.9 1.9 0 1 1 0 3.6v4.2h-10v-4a2 2 0 1 0 0-4Z'

const Toolbar = () => (
  <>
    <rect x=".5" y=".5" width="287" height="131" rx="9.5" fill="var(--masthead)" stroke="var(--rule)" />
    <path d="M0 34.5h288" stroke="var(--rule)" />
    <rect x="12" y="9" width="176" height="17" rx="8.5" fill="var(--raised)" stroke="var(--rule)" />
    <rect x="22" y="15.5" width="74" height="4" rx="2" fill="var(--rule)" />
    <g transform="translate(200 9.5)" style={{ color: 'var(--brand)' }}>
      <Logo />
    </g>
    <path d={PIECE} transform="translate(221 9)" fill="none" stroke="var(--ink-2)" stroke-width="1.5" />
    <path
      d="M268 12.5v.1M268 17.5v.1M268 22.5v.1"
      stroke="var(--ink-3)"
      stroke-width="3"
      stroke-linecap="round"
    />
  </>
)

export const PinPicture = ({ label }: { label: string }) => (
  <svg class="pin" viewBox="0 0 288 132" role="img" aria-label={label}>
    <Toolbar />
    <rect x="108.5" y="40.5" width="168" height="81" rx="8" fill="var(--raised)" stroke="var(--edge)" />
    <rect x="122" y="53" width="58" height="4" rx="2" fill="var(--rule)" />
    <rect x="114" y="66" width="157" height="26" rx="6" fill="var(--accent-soft)" />
    <g transform="translate(122 71)" style={{ color: 'var(--brand)' }}>
      <Logo />
    </g>
    <rect x="146" y="77" width="84" height="4" rx="2" fill="var(--ink)" />
    <path
      d="M254 73h6l-.8 4.5 2.3 2.5v1.5h-9V80l2.3-2.5ZM257 81.5v5"
      fill="var(--accent)"
      stroke="var(--accent)"
      stroke-width="1.4"
      stroke-linejoin="round"
      stroke-linecap="round"
    />
    <rect x="122" y="101" width="12" height="12" rx="3" fill="var(--rule)" />
    <rect x="146" y="105" width="66" height="4" rx="2" fill="var(--rule)" />
  </svg>
)
