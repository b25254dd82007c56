/** Shared by the background and the page of the bare-reads peer: the file, and the reads. */

/** Ranges by round. */
export type BareQuestion = readonly (readonly (readonly [offset: number, length: number])[])[]

export const bareFile = async (create: boolean): Promise<FileSystemFileHandle> =>
  (await navigator.storage.getDirectory()).getFileHandle('bare', { create })
