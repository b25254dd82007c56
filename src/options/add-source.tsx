/** Adds a source: one pane for each kind. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '../ui/words/context.ts'
import { FeedPane } from './feed-pane.tsx'
import { FilePane, FolderPane } from './file-panes.tsx'
import { UrlPane } from './url-pane.tsx'

const KINDS = [
  { kind: 'url', label: 'kindUrl', Pane: UrlPane },
  { kind: 'file', label: 'kindFile', Pane: FilePane },
  { kind: 'folder', label: 'kindFolder', Pane: FolderPane },
  { kind: 'feed', label: 'kindFeed', Pane: FeedPane },
] as const

type Kind = (typeof KINDS)[number]['kind']

/** The kind in a link such as options.html#feed. The pane reads what follows a "=". */
const kindOf = (hash: string): Kind =>
  KINDS.find(({ kind }) => new RegExp(`^#${kind}s?(=|$)`).test(hash))?.kind ?? 'url'

export const AddSource = () => {
  const words = useWords()
  const [chosen, setChosen] = useState<Kind>(() => kindOf(location.hash))
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The browser scrolled to the fragment before this element existed.
    if (location.hash !== '') form.current?.scrollIntoView()
  }, [])
  return (
    <div class="form" ref={form}>
      <fieldset>
        <legend class="vh">{words.say('addKind')}</legend>
        <div class="seg">
          {KINDS.map(({ kind, label }) => (
            <label key={kind}>
              <input
                type="radio"
                name="kind"
                value={kind}
                checked={kind === chosen}
                onChange={() => setChosen(kind)}
              />
              <span>{words.say(label)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {KINDS.map(({ kind, Pane }) => kind === chosen && <Pane key={kind} />)}
    </div>
  )
}
