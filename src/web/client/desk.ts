import { CopyButton } from './copy-button.ts'
import { DeskInquiry } from './desk/desk-inquiry.ts'
import { DeskKeys } from './desk/desk-keys.ts'
import { DeskQueue } from './desk/desk-queue.ts'
import { MentionList } from './desk/mention-list.ts'
import { UndoSend } from './desk/undo-send.ts'
import { YourTime } from './your-time.ts'

customElements.define('copy-button', CopyButton)
customElements.define('desk-inquiry', DeskInquiry)
customElements.define('desk-keys', DeskKeys)
customElements.define('desk-queue', DeskQueue)
customElements.define('mention-list', MentionList)
customElements.define('undo-send', UndoSend)
customElements.define('your-time', YourTime)
