/** A value that is read again whenever it may have changed. */
import { useEffect, useState } from 'preact/hooks'

/** `read` and `listen` must be stable functions. Undefined until the first value is read. */
export function useLive<T>(
  read: () => Promise<T>,
  listen: (changed: () => void) => () => void,
): T | undefined {
  const [value, setValue] = useState<T>()
  useEffect(() => {
    let latest = 0
    const load = () => {
      const turn = ++latest
      // A value that a later read has overtaken is dropped.
      read().then((answer) => turn === latest && setValue(() => answer), console.error)
    }
    load()
    const stop = listen(load)
    return () => {
      latest = -1
      stop()
    }
  }, [read, listen])
  return value
}
