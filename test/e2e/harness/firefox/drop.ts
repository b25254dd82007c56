/** Functions for pages of Firefox that drop files: headless Firefox has no drag that could begin outside it. */

export type DroppedFile = { readonly name: string; readonly base64: string }

/** Dispatches the events of files that are dropped on an element. */
export function dropFiles(selector: string, files: readonly DroppedFile[]): void {
  const dataTransfer = new DataTransfer()
  for (const { name, base64 } of files)
    dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name))
  const event = { bubbles: true, cancelable: true, dataTransfer }
  for (const type of ['dragover', 'drop'])
    document.querySelector(selector)?.dispatchEvent(new DragEvent(type, event))
}

/** The id of a folder field of our own: a page's process may read only folders that its reader chose or dropped. */
export const GRANTED_FOLDER = 'granted-folder'

export function addFolderField(id: string): void {
  const label = document.createElement('label')
  label.style.cssText = 'position: fixed; inset: 0; z-index: 9999'
  const field = document.createElement('input')
  Object.assign(field, { type: 'file', id, webkitdirectory: true })
  label.append(field)
  document.body.append(label)
}

/** Whether the folder is chosen; if so, removes the field. */
export function takeFolder(id: string): boolean {
  const field = document.querySelector<HTMLInputElement>(`#${id}`)
  if (!field?.files?.length) return false
  field.closest('label')?.remove()
  return true
}

/** Dispatches the event of a dropped folder, whose entry is in the page as `droppedEntry`. */
export function dropEntry(selector: string): void {
  const entry: unknown = Reflect.get(globalThis, 'droppedEntry')
  const event = new DragEvent('drop', { bubbles: true, cancelable: true })
  const dataTransfer = { items: [{ webkitGetAsEntry: () => entry }], files: [] }
  Object.defineProperty(event, 'dataTransfer', { value: dataTransfer })
  document.querySelector(selector)?.dispatchEvent(event)
}
