/** What the page that scans labels says. */
export const SCAN_WORDS = {
  title: 'Scan a label',
  intro:
    'Hold the camera over the barcode on the label, or on the receipt from the Post Office. The number in it is looked up at once.',
  private: 'Pictures are read on your device. None of them is sent anywhere.',
  needsScript: 'Scanning needs JavaScript, which is off here.',
  type: 'Type the number instead: the digits stand under the barcode, mostly 22 of them, beginning with 9.',
  typeLink: 'Type the number',
  start: 'Start the camera',
  stop: 'Stop the camera',
  light: 'Light',
  picture: 'Or choose a picture of the barcode',
  starting: 'Starting the camera …',
  looking: 'Looking for a barcode …',
  reading: 'Reading the picture …',
  noPermission:
    'The camera may not be used here. Allow it in the settings of your browser, or choose a picture of the barcode below.',
  noCamera: 'We found no camera on this device. Choose a picture of the barcode below.',
  noCameraHere: 'The camera works only where the address begins with https. Choose a picture of the barcode below.',
  cameraBusy: 'The camera does not start: another app may be using it. Close that, or choose a picture below.',
  noPicture: 'This file can’t be read as a picture. Choose a photo, such as a JPEG or PNG.',
  nothingFound:
    'We found no barcode in this picture. Take it from nearer, straight from above, with the whole barcode and some white around it.',
  noReader: 'The reader of barcodes could not be loaded. Check your network and try again.',
}

/** A barcode was read, and no tracking number is in it. */
export function otherCodeWords(text: string): string {
  return `This barcode holds “${text.slice(0, 60)}”, which is no tracking number. Look for the one with USPS TRACKING above it.`
}

/** A number was found, and its page opens. */
export function scannedWords(printed: string): string {
  return `Found ${printed}. Opening it …`
}
