/** Lists the files that the reader chose or dropped, including those in folders. */

/** For a file in a folder, `path` begins with the folder's name. */
export type PickedFile = { readonly path: string; readonly file: File }

/** The files of a file input. */
export const chosenFiles = (files: FileList | null): PickedFile[] =>
  [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }))

/** The dropped files. Call it during the drop event: its data is not available afterwards. */
export function droppedFiles({ items, files }: DataTransfer): Promise<PickedFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  // Data made by a script has files but no entries.
  if (entries.length === 0) return Promise.resolve(chosenFiles(files))
  return filesOfAll(entries)
}

const filesOfAll = async (entries: readonly FileSystemEntry[]): Promise<PickedFile[]> =>
  (await Promise.all(entries.map(filesOf))).flat()

async function filesOf(entry: FileSystemEntry): Promise<PickedFile[]> {
  if (isFolder(entry)) return filesOfAll(await readEntries(entry.createReader()))
  const file = await new Promise<File>((resolve, reject) =>
    (entry as FileSystemFileEntry).file(resolve, reject),
  ) // not a directory, so a file
  return [{ path: entry.fullPath.replace(/^\//, ''), file }]
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** All entries of a folder: the browser returns them in batches, and ends with an empty one. */
async function readEntries(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = []
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (batch.length === 0) return all
    all.push(...batch)
  }
}

/** The top folder that contains all files; null if there is none. */
export function folderOf(files: readonly PickedFile[]): string | null {
  const tops = new Set(
    files.map(({ path }) => (path.includes('/') ? path.slice(0, path.indexOf('/')) : null)),
  )
  const [top] = tops
  return tops.size === 1 ? (top ?? null) : null
}
