const WIDTH = 28
const EVERY_MS = 100

/** A bar on standard error, where somebody looks at it; nothing where the output goes to a file or program. */
export function progressBar(label: string): { update: (share: number, note?: string) => void; done: () => void } {
  const isShown = process.stderr.isTTY === true
  let lastMs = 0
  return {
    update(share, note = '') {
      const nowMs = performance.now()
      if (!isShown || (nowMs - lastMs < EVERY_MS && share < 1)) return
      lastMs = nowMs
      const filled = Math.round(WIDTH * Math.min(1, Math.max(0, share)))
      process.stderr.write(
        `\r${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.round(share * 100)} % ${note}\u001b[K`,
      )
    },
    done() {
      if (isShown) process.stderr.write('\r\u001b[K')
    },
  }
}
