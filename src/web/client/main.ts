import { CopyButton } from './copy-button.ts'
import { LiveParcels } from './live-parcels.ts'
import { PasteBox } from './paste-box.ts'
import { UsePosition } from './use-position.ts'
import { YourTime } from './your-time.ts'

customElements.define('copy-button', CopyButton)
customElements.define('live-parcels', LiveParcels)
customElements.define('paste-box', PasteBox)
customElements.define('use-position', UsePosition)
customElements.define('your-time', YourTime)

// Few pages have notes, so only they load what keeps them.
if (document.querySelector('call-notes')) {
  void import('./call-notes.ts').then(({ CallNotes }) => customElements.define('call-notes', CallNotes))
}
