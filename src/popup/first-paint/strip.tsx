/** The strip of scores: a solid dot for this page, hollow ones for the others, a tick at the index's median. Its label says it in words. */
import type { IndexInfo } from '../../core/index/types.ts'
import type { Story } from '../../core/story/types.ts'
import { useWords } from '../../ui/words/context.ts'
import type { Words } from '../../ui/words/words.ts'
import { useGroup } from '../context.ts'
import { placeWords } from '../model/scores.ts'
import { allRows } from '../model/story.ts'
import { type StripGeometry, stripGeometry } from '../model/strip.ts'

/** If there are more scores, the label gives their range. */
const LISTED = 12
/** Closer to an end than this share of the strip, the median's label would overlap the end's number. */
const EDGE = 0.3
const TIGHT = 0.1

const cssVariables = (values: Record<string, number>) => values as preact.CSSProperties // its type lacks custom properties

const descriptionOf = (
  story: Story,
  shape: StripGeometry,
  info: IndexInfo,
  digits: number,
  words: Words,
): string => {
  const write = (value: number) => words.number(value, digits)
  const { quality, place: where } = story.article
  const scores = [...allRows(story), story.article]
    .flatMap((row) => (row.quality === null ? [] : [row.quality]))
    .sort((a, b) => a - b)
  const all =
    scores.length <= LISTED
      ? words.say('stripNumbers', { list: words.list(scores.map(write)) })
      : words.say('stripRange', { low: write(scores[0] ?? 0), high: write(scores.at(-1) ?? 0) })
  const here =
    quality !== null && where
      ? words.say('stripHere', { score: write(quality), place: placeWords(where, words) })
      : null
  const middle = info.scale && {
    low: write(info.scale.min),
    high: write(info.scale.max),
    middle: write(info.scale.median),
  }
  const index = middle && words.say(shape.density === null ? 'stripMiddle' : 'stripIndex', middle)
  return [all, here, index].filter((part) => part !== null).join(' ')
}

const Labels = ({ shape, digits }: { shape: StripGeometry; digits: number }) => {
  const words = useWords()
  const { median } = shape
  return (
    <>
      <span class="strip__lab strip__lab--lo">{words.number(shape.low, digits)}</span>
      {median && median.x > TIGHT && median.x < 1 - TIGHT && (
        <span class="strip__lab strip__lab--m" style={cssVariables({ '--x': median.x })}>
          {median.x > EDGE && median.x < 1 - EDGE && <span>{words.say('middleOfIndex')} </span>}
          {words.number(median.value, digits)}
        </span>
      )}
      <span class="strip__lab strip__lab--hi">{words.number(shape.high, digits)}</span>
    </>
  )
}

export const Strip = ({ story, info }: { story: Story; info: IndexInfo }) => {
  const words = useWords()
  const { digits } = useGroup()
  const others = allRows(story).flatMap((row) => (row.quality === null ? [] : [row.quality]))
  const shape = stripGeometry(story.article.quality, others, info.scale)
  if (shape === null) return null
  return (
    <div
      class="strip"
      role="img"
      aria-label={descriptionOf(story, shape, info, digits, words)}
      style={cssVariables({ '--rise': shape.rise })}
    >
      {shape.density !== null && (
        <svg class="strip__dens" viewBox="0 0 100 30" preserveAspectRatio="none" aria-hidden="true">
          <path d={shape.density} />
        </svg>
      )}
      <span class="strip__axis" />
      {shape.median && <span class="strip__med" style={cssVariables({ '--m': shape.median.x })} />}
      {shape.dots.map((dot) => (
        <span
          class="strip__dot"
          key={`${dot.x} ${dot.y}`}
          style={cssVariables({ '--x': dot.x, '--y': dot.y })}
        />
      ))}
      {shape.here && (
        <>
          <span class="strip__dot strip__dot--here" style={cssVariables({ '--x': shape.here.x })} />
          <span class="strip__here" style={cssVariables({ '--x': shape.here.x, '--y': shape.hereLabel })}>
            {words.say('thisPage')}
          </span>
        </>
      )}
      <Labels shape={shape} digits={digits} />
    </div>
  )
}
