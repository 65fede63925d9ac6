import { CopyButton } from './copy-button.ts'
import { LiveParcels } from './live-parcels.ts'
import { readOffline } from './offline.ts'
import { PasteBox } from './paste-box.ts'
import { YourTime } from './your-time.ts'

customElements.define('copy-button', CopyButton)
customElements.define('live-parcels', LiveParcels)
customElements.define('paste-box', PasteBox)
customElements.define('your-time', YourTime)

readOffline()

// Few pages have these, so only they load what does it.
if (document.querySelector('call-notes')) {
  void import('./call-notes.ts').then(({ CallNotes }) => customElements.define('call-notes', CallNotes))
}
if (document.querySelector('use-position')) {
  void import('./use-position.ts').then(({ UsePosition }) => customElements.define('use-position', UsePosition))
}
if (document.querySelector('inquiry-news')) {
  void import('./inquiry-news.ts').then(({ InquiryNews }) => customElements.define('inquiry-news', InquiryNews))
}
if (document.querySelector('keep-parcel')) {
  void import('./my-parcels/keep-parcel.ts').then(({ KeepParcel }) => customElements.define('keep-parcel', KeepParcel))
}
if (document.querySelector('my-parcels')) {
  void import('./my-parcels/my-parcels.ts').then(({ MyParcels }) => customElements.define('my-parcels', MyParcels))
}
if (document.querySelector('tell-device')) {
  void import('./tell-device.ts').then(({ TellDevice }) => customElements.define('tell-device', TellDevice))
}
if (document.querySelector('scan-label')) {
  void import('./scan/scan-label.ts').then(({ ScanLabel }) => customElements.define('scan-label', ScanLabel))
}
// The home page shows kept parcels, where there are any.
if (document.querySelector('parcels-glance') && isAnyKept()) {
  void import('./my-parcels/parcels-glance.ts').then(({ ParcelsGlance }) =>
    customElements.define('parcels-glance', ParcelsGlance),
  )
}

function isAnyKept(): boolean {
  try {
    return localStorage.getItem('my-parcels') !== null
  } catch {
    // A browser that keeps nothing at all.
    return false
  }
}
