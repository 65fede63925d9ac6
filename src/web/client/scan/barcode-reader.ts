/** Gives the texts of the barcodes in a picture. */
export type BarcodeReader = (picture: ImageBitmap | HTMLVideoElement) => Promise<string[]>

/** What the types of the DOM lack: some browsers read barcodes themselves. */
type Detector = { detect(picture: ImageBitmap | HTMLVideoElement): Promise<{ rawValue: string }[]> }
type DetectorClass = {
  new (options: { formats: string[] }): Detector
  getSupportedFormats(): Promise<string[]>
}

const FORMATS = ['code_128', 'qr_code', 'data_matrix', 'pdf417']

/** The browser's own reader; null where there is none that reads what stands on labels. */
export async function ownReader(): Promise<BarcodeReader | null> {
  const Class = (window as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const supported = (await Class?.getSupportedFormats().catch(() => [])) ?? []
  if (!Class || !supported.includes('code_128')) return null
  const detector = new Class({ formats: FORMATS.filter((format) => supported.includes(format)) })
  return async (picture) => (await detector.detect(picture)).map((one) => one.rawValue)
}
