const encoder = new TextEncoder()

/**
 * A text that is made while it is sent, after a beginning. Where making it fails, the connection breaks, so that nobody
 * takes a part for the whole; where nobody reads on, it ends.
 */
export function textStream(pieces: AsyncGenerator<string>, beginning = ''): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(beginning)),
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
