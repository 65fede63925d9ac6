/** Work that is not done twice at once: whoever asks for it meanwhile has it done once more, as what it read may be old. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let isAskedAgain = false
  const run = async (): Promise<void> => {
    try {
      do {
        isAskedAgain = false
        await work()
      } while (isAskedAgain)
    } finally {
      running = null
    }
  }
  return () => {
    if (running) isAskedAgain = true
    running ??= run()
    return running
  }
}
