/** A section of the options page: its name at the side, its content beside it. */
import type { ComponentChildren } from 'preact'

export const Section = ({
  id,
  title,
  children,
}: {
  id: string
  title: string
  children: ComponentChildren
}) => (
  <section class="sec" id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    <div class="stack">{children}</div>
  </section>
)
