/** Passes a stream of bytes on without its first ones: for what can only be read from its beginning. */
export function skip(count: number): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({
    transform(bytes, controller) {
      const skipped = Math.min(count, bytes.length)
      count -= skipped
      if (skipped < bytes.length) controller.enqueue(bytes.subarray(skipped))
    },
  })
}
