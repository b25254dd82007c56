/** Hands the reader a text as a file. */

export function download(name: string, type: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  // The browser has the file's bytes by the next task; the address is of no further use.
  setTimeout(() => URL.revokeObjectURL(link.href))
}
