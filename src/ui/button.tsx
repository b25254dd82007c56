/** A button with words on it. */
import type { ComponentChildren, JSX } from 'preact'

type Props = Omit<JSX.IntrinsicElements['button'], 'class'> & {
  /** main: what the screen suggests; line: what else there is; quiet: beside a sentence. */
  readonly look: 'main' | 'line' | 'quiet'
  readonly name?: string
  readonly children: ComponentChildren
}

export const Button = ({ look, children, ...rest }: Props) => (
  <button class={`btn btn--${look}`} type="button" {...rest}>
    <span>{children}</span>
  </button>
)
