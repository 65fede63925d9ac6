import { CopyButton } from './copy-button.ts'
import { LiveParcels } from './live-parcels.ts'
import { PasteBox } from './paste-box.ts'
import { YourTime } from './your-time.ts'

customElements.define('copy-button', CopyButton)
customElements.define('live-parcels', LiveParcels)
customElements.define('paste-box', PasteBox)
customElements.define('your-time', YourTime)

// Few pages have notes, ask for a position or follow a question, so only they load what does it.
if (document.querySelector('call-notes')) {
  void import('./call-notes.ts').then(({ CallNotes }) => customElements.define('call-notes', CallNotes))
}
if (document.querySelector('use-position')) {
  void import('./use-position.ts').then(({ UsePosition }) => customElements.define('use-position', UsePosition))
}
if (document.querySelector('inquiry-news')) {
  void import('./inquiry-news.ts').then(({ InquiryNews }) => customElements.define('inquiry-news', InquiryNews))
}
