import { CopyButton } from './copy-button.ts'
import { LiveParcels } from './live-parcels.ts'
import { PasteBox } from './paste-box.ts'

customElements.define('copy-button', CopyButton)
customElements.define('live-parcels', LiveParcels)
customElements.define('paste-box', PasteBox)
