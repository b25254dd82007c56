/** Files that the reader chose or dropped, folders unfolded, each with its path. */

/** `path` begins with the folder's name when it lies in a folder. */
export type PickedFile = { readonly path: string; readonly file: File }

/** What a file field holds. */
export const chosenFiles = (files: FileList | null): PickedFile[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))

/** What was dropped. To be called in the event itself, which takes its data back afterwards. */
export function droppedFiles({ items, files }: DataTransfer): Promise<PickedFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  // Data that a script made has files without entries.
  if (entries.length === 0) return Promise.resolve(chosenFiles(files))
  return unfoldAll(entries)
}

const unfoldAll = async (entries: readonly FileSystemEntry[]): Promise<PickedFile[]> =>
  (await Promise.all(entries.map(flattenRow))).flat()

async function flattenRow(entry: FileSystemEntry): Promise<PickedFile[]> {
  if (isFolder(entry)) return unfoldAll(await listed(entry.createReader()))
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  ) // no folder, so a file
  return [{ path: entry.fullPath.replace(/^\//, ''), file }]
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** A folder is read in helpings, the last of which is empty. */
async function listed(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return all
    all.push(...some)
  }
}

/** The one folder that all of them lie in; null when there is none. */
export function folderOf(files: readonly PickedFile[]): string | null {
  const tops = new Set(
    files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null)),
  )
  const [top] = tops
  return tops.size === 1 ? (top ?? null) : null
}
