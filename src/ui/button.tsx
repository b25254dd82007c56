/** A button with a text label. */
import type { ComponentChildren, JSX } from 'preact'

type Props = Omit<JSX.IntrinsicElements['button'], 'class'> & {
  /** main: the suggested action; line: other actions; quiet: next to a sentence. */
  readonly look: 'main' | 'line' | 'quiet'
  readonly name?: string
  readonly children: ComponentChildren
}

export const Button = ({ look, children, ...rest }: Props) => (
  <button class={`btn btn--${look}`} type="button" {...rest}>
    <span>{children}</span>
  </button>
)
