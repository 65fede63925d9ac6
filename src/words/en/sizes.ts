const KB = 1024

/** How large a file is: `12 kB`, `3.4 MB`. */
export function sizeWords(bytes: number): string {
  if (bytes < KB * KB) return `${Math.max(1, Math.round(bytes / KB))} kB`
  return `${(bytes / KB / KB).toFixed(1)} MB`
}
