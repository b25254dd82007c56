/** Problems of records in the reader's language. */
import type { PickedProblem } from '../sources/manage/add-files.ts'
import type { FaultText } from '../ui/words/fault-text.ts'
import type { Words } from '../ui/words/words.ts'

/** The sentence of a problem's code; its English message, which quotes the value, is its detail and stands in for rare codes. */
export function problemText({ code, field, message }: PickedProblem, words: Words): FaultText {
  const key = `problem_${code.replaceAll('-', '_')}`
  if (!words.knows(key)) return { text: message, english: words.language !== 'en', detail: undefined }
  return { text: words.say(key, { field }), english: false, detail: message }
}
