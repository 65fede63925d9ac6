import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { BarcodeReader } from './barcode-reader.ts'

/** Finer than this shows nothing more of a barcode, and takes long. */
const LONGEST_SIDE = 2400

/** A reader for browsers without one of their own. @throws where it can't be loaded */
export async function zxingReader(): Promise<BarcodeReader> {
  // By default it would come from somebody else's server.
  await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
  return async (picture) => {
    const [width, height] =
      picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]
    const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height, 1))
    canvas.width = Math.max(1, Math.round(width * scale))
    canvas.height = Math.max(1, Math.round(height * scale))
    context.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const found = await readBarcodes(context.getImageData(0, 0, canvas.width, canvas.height), {
      formats: ['Code128', 'QRCode', 'DataMatrix', 'PDF417'],
      textMode: 'Plain',
      tryHarder: true,
    })
    return found.filter((one) => one.isValid).map((one) => one.text)
  }
}
