/** The page of the bare-reads peer: stores a file. */
import { bareFile } from './bare.ts'

Object.assign(globalThis, {
  async installFrom(address: string): Promise<number> {
    const start = performance.now()
    const { body } = await fetch(address)
    await body?.pipeTo(await (await bareFile(true)).createWritable())
    return (performance.now() - start) / 1000
  },
})
