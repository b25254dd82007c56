/** The index that comes in the package: installed at first start, after an update that brings another one, and after its files were lost. */
import { browser } from '../platform/browser.ts'
import { finishedName, type StoredFile, sizeOf } from './files.ts'
import { install, uninstall } from './install.ts'
import { readRecords, type SourceRecord } from './records.ts'

/** What the build packaged; `file` is its path in the package. The build writes it into the code, so that nothing is read. */
declare const __BUNDLED_INDEX__: StoredFile & { readonly file: string }

/** The packaged index's id among the sources. */
export const BUNDLED = 'bundled'
/** Under it `storage.local` remembers that the reader removed it: an update of the package does not bring it back. */
const REMOVED = 'bundledRemoved'

const inForce = (record: SourceRecord | undefined): boolean =>
  record?.parts[0]?.hash === __BUNDLED_INDEX__.hash && record.opened.length > 0

async function filePresent(): Promise<boolean> {
  return (await sizeOf(finishedName(__BUNDLED_INDEX__.hash))) === __BUNDLED_INDEX__.size
}

async function openPackaged(): Promise<ReadableStream<Uint8Array>> {
  const { body } = await fetch(browser.runtime.getURL(__BUNDLED_INDEX__.file))
  if (!body) throw new Error('The packaged index is missing. Install the extension again.')
  return body
}

/** Whether a look-up may use what the record says. Cheap: it does not look at the file. */
export const bundledIsInForce = (records: Readonly<Record<string, SourceRecord>>): boolean =>
  inForce(records[BUNDLED])

/** Installs the bundled index unless it is in force with its file in place, or the reader removed it. */
export async function ensureBundled(): Promise<void> {
  if (inForce((await readRecords())[BUNDLED]) && (await filePresent())) return
  if (await isRemoved()) return
  const { hash, size } = __BUNDLED_INDEX__
  await install({
    source: { id: BUNDLED, kind: 'bundled', name: '' },
    address: null,
    parts: [{ hash, size, open: openPackaged, local: true }],
    builtAt: null,
  })
}

const isRemoved = async (): Promise<boolean> => (await browser.storage.local.get(REMOVED))[REMOVED] === true

/** Removes it for good. */
export async function removeBundled(): Promise<void> {
  await browser.storage.local.set({ [REMOVED]: true })
  await uninstall(BUNDLED)
}

/** Brings it back. */
export async function restoreBundled(): Promise<void> {
  await browser.storage.local.remove(REMOVED)
  await ensureBundled()
}
