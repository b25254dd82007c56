/** Drops as scripts of the page make them: a Firefox without a screen has no drag that could begin outside it. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** The events of files that are dropped on an element. */
export function dropFiles(selector: string, paths: readonly string[]): string {
  const files = paths.map((path) => ({
    name: basename(path),
    base64: readFileSync(path).toString('base64'),
  }))
  return `(() => {
    const dataTransfer = new DataTransfer()
    for (const { name, base64 } of ${JSON.stringify(files)})
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name))
    const event = { bubbles: true, cancelable: true, dataTransfer }
    for (const type of ['dragover', 'drop'])
      document.querySelector(${JSON.stringify(selector)}).dispatchEvent(new DragEvent(type, event))
  })()`
}

/** A field of folders of its own: a page's process may read only folders that its reader chose in a dialog, or dropped. */
export const GRANT_FIELD = '#granted-folder'

export const ADD_GRANT_FIELD = `(() => {
  const label = document.createElement('label')
  label.innerHTML = '<input type="file" id="granted-folder" webkitdirectory>'
  label.style = 'position: fixed; inset: 0; z-index: 9999'
  document.body.append(label)
})()`

/** Whether the folder is chosen; the field goes with the answer. */
export const FOLDER_IS_GRANTED = `(() => {
  const field = document.querySelector('${GRANT_FIELD}')
  if (field.files.length === 0) return false
  field.closest('label').remove()
  return true
})()`

/** The event of a folder's drop; its entry was given to the page before. */
export const dropEntry = (selector: string): string => `(() => {
  const entry = globalThis.droppedEntry
  const event = new DragEvent('drop', { bubbles: true, cancelable: true })
  const dataTransfer = { items: [{ webkitGetAsEntry: () => entry }], files: [] }
  Object.defineProperty(event, 'dataTransfer', { value: dataTransfer })
  document.querySelector(${JSON.stringify(selector)}).dispatchEvent(event)
})()`
