import type { QueueView } from '#services/inquiries/list-inquiries.ts'
import { QUEUE_VIEW_WORDS, QUEUE_WORDS } from '#words/en/desk-inquiries.ts'
import { DESK_KEYS, KEYS_WORDS as W } from '#words/en/desk-shortcuts.ts'
import { queuePath } from '../../desk/queue-query.ts'
import { paths } from '../../paths.ts'

/** The letter that leads to each view after `g`. */
const GO_TO: readonly [letter: string, view: QueueView][] = [
  ['t', 'todo'],
  ['m', 'mine'],
  ['n', 'mentions'],
  ['u', 'unassigned'],
  ['d', 'due-soon'],
  ['w', 'waiting'],
  ['r', 'answered'],
  ['s', 'snoozed'],
  ['c', 'closed'],
  ['a', 'all'],
]

/** What the keys do, and the bar of commands: both are opened by the script, without which there is nothing to open. */
export function DeskKeys() {
  return (
    <desk-keys>
      <button class="copy" type="button" hidden data-open-keys>
        {W.button} <kbd>?</kbd>
      </button>
      <dialog class="sheet keys" aria-labelledby="keys-title">
        <div class="keys-head">
          <h2 id="keys-title">{W.title}</h2>
          <form method="dialog">
            <button class="copy" type="submit">
              {W.close} <kbd>Esc</kbd>
            </button>
          </form>
        </div>
        <div class="keys-groups">
          {DESK_KEYS.map(({ where, keys }) => (
            <section>
              <h3>{where}</h3>
              <dl>
                {keys.map((one) => (
                  <div>
                    <dt>
                      <Strokes keys={one.keys} />
                    </dt>
                    <dd>{one.words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
          <section>
            <h3>{W.goTo}</h3>
            <ul>
              {GO_TO.map(([letter, view]) => (
                <GoTo letter={letter} path={queuePath({ view })} words={QUEUE_VIEW_WORDS[view].name} />
              ))}
              <GoTo letter="i" path={paths.desk.queueBy('situation')} words={QUEUE_WORDS.bySituation} />
              <GoTo letter="p" path={paths.desk.queueBy('place')} words={QUEUE_WORDS.byPlace} />
            </ul>
          </section>
        </div>
        <label class="tick">
          <input type="checkbox" data-single-keys aria-describedby="single-keys-hint" /> {W.single}
        </label>
        <small id="single-keys-hint">{W.singleHint}</small>
      </dialog>
      <dialog class="sheet commands" aria-label={W.commands} data-search={W.search}>
        <input
          type="text"
          role="combobox"
          aria-label={W.commandsHint}
          placeholder={W.commandsHint}
          aria-expanded="true"
          aria-controls="command-list"
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
        />
        <div role="listbox" id="command-list" aria-label={W.commands} />
      </dialog>
    </desk-keys>
  )
}

function GoTo({ letter, path, words }: { letter: string; path: string; words: string }) {
  return (
    <li>
      <a href={path} data-go={letter}>
        <Strokes keys={`g ${letter}`} /> {words}
      </a>
    </li>
  )
}

/** Keys one after the other, or together. */
function Strokes({ keys }: { keys: string }) {
  return (
    <>
      {keys.split(' ').map((key) => (
        <kbd>{key}</kbd>
      ))}
    </>
  )
}
