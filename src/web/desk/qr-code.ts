/** A text as a QR code: the path of its dark squares in a field of `size` by `size`, with a quiet margin. */
export async function qrCode(text: string): Promise<{ path: string; size: number }> {
  // Few ever see one, and the library is large.
  const { default: bwip } = await import('bwip-js/node')
  const svg = bwip.toSVG({ bcid: 'qrcode', text, padding: 8 })
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])
  const path = / d="([^"]+)"/.exec(svg)?.[1]
  if (!path || !size) throw new Error('The QR code could not be drawn.')
  return { path, size }
}
