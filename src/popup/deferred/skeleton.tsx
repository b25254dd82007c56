/** The skeleton of a story. Shown only if the look-up takes longer than 100 ms. */
import { useWords } from '../../ui/words/context.ts'

const Bone = ({ width, height, above = 0 }: { width: string; height: string; above?: number }) => (
  <span class="sk" style={{ inlineSize: width, blockSize: height, marginBlockStart: `${above}rem` }} />
)

const Row = ({ widths: [outlet, first, second] }: { widths: readonly [string, string, string] }) => (
  <li class="row">
    <div class="cols">
      <Bone width="1.75rem" height="1.75rem" />
      <div>
        <Bone width={outlet} height=".75rem" />
        <Bone width={first} height=".875rem" above={0.5} />
        <Bone width={second} height=".875rem" above={0.375} />
      </div>
      <div class="sk__score">
        <Bone width="1.75rem" height="1rem" />
      </div>
    </div>
  </li>
)

export const Skeleton = () => {
  const words = useWords()
  return (
    <div class="scroll" aria-busy="true">
      <header class="page">
        <p class="page__label" role="status">
          <span class="dot dot--here" aria-hidden="true" />
          {words.say('loading')}
        </p>
        <Bone width="92%" height=".9375rem" above={0.5} />
        <Bone width="58%" height=".9375rem" above={0.4375} />
      </header>
      <div class="find">
        <Bone width="85%" height="1rem" />
        <Bone width="55%" height=".75rem" above={0.625} />
      </div>
      <div class="sk__axis">
        <Bone width="100%" height="2px" />
      </div>
      <ul class="sk__rows" aria-hidden="true">
        <Row widths={['7rem', '100%', '70%']} />
        <Row widths={['5rem', '92%', '45%']} />
        <Row widths={['9rem', '97%', '60%']} />
        <Row widths={['6rem', '94%', '30%']} />
      </ul>
    </div>
  )
}
