import { CopyButton } from './copy-button.ts'
import { YourTime } from './your-time.ts'

customElements.define('copy-button', CopyButton)
customElements.define('your-time', YourTime)
