/** Prints one figure, with its ratio to the baseline of the same run. */
export function figure(name: string, value: number, unit: string, beside?: { baseline: number; of: string }): void {
  const ratio = beside
    ? `  = ${(value / beside.baseline).toPrecision(3)} × ${beside.of} (${format(beside.baseline)})`
    : ''
  console.log(`${name}: ${format(value)} ${unit}${ratio}`)
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** The value below which a share of the values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function format(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)
}
