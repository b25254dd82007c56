/** Adds files from the device: an index file, files of records, or a folder of them, chosen or dropped. */
import { useState } from 'preact/hooks'
import { type AddedFiles, addPicked } from '../sources/manage/add-files.ts'
import type { OnProgress } from '../sources/workers/indexer/jobs.ts'
import { chosenFiles, droppedFiles, type PickedFile } from '../sources/workers/indexer/picked-files.ts'
import { FaultLine } from '../ui/fault-line.tsx'
import { PressStatus } from '../ui/press-status.tsx'
import { type Press, usePress } from '../ui/use-press.ts'
import { useWords } from '../ui/words/context.ts'
import { LocalizedError } from '../ui/words/fault-text.ts'
import type { Words } from '../ui/words/words.ts'
import { problemText } from './problem-text.ts'

const ENDINGS = '.index,.json,.ndjson,.jsonl,.md,.markdown'

export const FilePane = () => {
  const words = useWords()
  return (
    <Picker
      label={words.say('addFileLabel')}
      button={words.say('addFileChoose')}
      hint={words.say('addFileHint')}
      folder={false}
    />
  )
}

export const FolderPane = () => {
  const words = useWords()
  return (
    <Picker
      label={words.say('addFolderLabel')}
      button={words.say('addFolderChoose')}
      hint={words.say('addFolderHint')}
      folder
    />
  )
}

type Props = {
  readonly label: string
  readonly button: string
  readonly hint: string
  readonly folder: boolean
}

const Picker = ({ label, button, hint, folder }: Props) => {
  const words = useWords()
  const press = usePress()
  const [added, setAdded] = useState<AddedFiles | null>(null)
  const [over, setOver] = useState(false)
  const take = (picked: PickedFile[] | Promise<PickedFile[]>) =>
    press.run(async () => {
      setAdded(null)
      const result = await addPicked(await picked, nameOf(words), progressIn(press, words))
      setAdded(result)
      return addedText(result, words)
    })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (event.dataTransfer) take(droppedFiles(event.dataTransfer))
  }
  return (
    // Dropping is optional; the button below works with the keyboard.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      class="adding drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p class="lab">{label}</p>
      <label class="btn btn--line">
        <input
          class="vh"
          type="file"
          multiple
          {...(folder ? { webkitdirectory: true } : { accept: ENDINGS })}
          disabled={press.busy}
          onChange={({ currentTarget }) => {
            // Resetting the field empties the file list.
            take(chosenFiles(currentTarget.files))
            currentTarget.value = ''
          }}
        />
        <span>{button}</span>
      </label>
      <p class="hint">{hint}</p>
      <PressStatus press={press} />
      {added && added.problems.length > 0 && <Problems added={added} />}
    </div>
  )
}

const progressIn =
  (press: Press, words: Words): OnProgress =>
  (done, of) =>
    press.say(
      done === of
        ? words.say('addBuilding')
        : // One file is read as a whole: a count of it would stand still.
          words.say(of === 1 ? 'addReading' : 'addProgress', { done, of }),
    )

const nameOf =
  (words: Words) =>
  ([first, ...more]: readonly PickedFile[]): string => {
    const name = first?.file.name ?? ''
    return more.length === 0 ? name : words.count('pickedMore', more.length, { name })
  }

function addedText({ articles, files, problemCount }: AddedFiles, words: Words): string {
  if (files === 0) throw new LocalizedError(words.say('addNoRecords'))
  if (articles === 0 && problemCount > 0) throw new LocalizedError(words.say('addNothingUsable'))
  return articles === 0 ? words.say('added') : words.count('addedArticles', articles)
}

/** Open at first if there is nothing else. */
const Problems = ({ added: { articles, problems, problemCount } }: { added: AddedFiles }) => {
  const words = useWords()
  return (
    <details open={articles === 0}>
      <summary>{words.count('problems', problemCount)}</summary>
      <ul class="problems">
        {problems.map((problem, i) => (
          // The list is created once and never reordered.
          <li key={i}>
            <bdi dir="ltr">
              {problem.file}:{problem.line}:{problem.column}
            </bdi>{' '}
            {words.say(`problem_${problem.severity}`)}: <FaultLine fault={problemText(problem, words)} />
          </li>
        ))}
      </ul>
    </details>
  )
}
