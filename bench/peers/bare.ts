/** What the background and the page of the bare peer share: their file, and what they are asked. */

/** Ranges by the round they are read in. */
export type BareQuestion = readonly (readonly (readonly [offset: number, length: number])[])[]

export const bareFile = async (create: boolean): Promise<FileSystemFileHandle> =>
  (await navigator.storage.getDirectory()).getFileHandle('bare', { create })
