import { paths } from '../paths.ts'

/**
 * Notes of calls, kept by the visitor's browser alone. The element takes its form and entries from the templates, so that
 * nothing shows which can't work without JavaScript.
 */
export function CallNotes({ trackingNumber, today }: { trackingNumber: string; today: string }) {
  return (
    <call-notes data-number={trackingNumber} data-today={today}>
      <p data-without>Print this page or the PDF: it has room for your notes.</p>
      <template>
        <p class="small">
          Nothing leaves this device: your notes stay in this browser, until you delete them. Of a reminder our server
          sees the number and the day, and keeps nothing.
        </p>
        <p class="sheet error failed" role="alert" hidden>
          This browser does not let us keep notes. Write them on the printed sheet.
        </p>
        <ul class="kept" aria-live="polite" />
        <form class="stack">
          <h3 tabindex={-1}>A new call</h3>
          <div class="fields">
            <p>
              <label for="note-name">Representative’s name</label>
              <input id="note-name" name="name" maxlength={100} autocomplete="off" />
            </p>
            <p>
              <label for="note-reference">Reference number</label>
              <input id="note-reference" name="reference" maxlength={100} autocomplete="off" spellcheck={false} />
            </p>
            <p>
              <label for="note-next">Agreed next step</label>
              <input id="note-next" name="next" maxlength={300} autocomplete="off" />
            </p>
            <p>
              <label for="note-check">Date to check</label>
              <input id="note-check" type="date" name="check" />
            </p>
          </div>
          <p>
            <label for="note-text">What was said</label>
            <textarea id="note-text" name="text" rows={4} maxlength={4000} />
          </p>
          <p class="ways">
            <button class="button" type="submit">
              Keep these notes
            </button>
            <button class="button quiet" type="reset">
              Clear
            </button>
          </p>
        </form>
      </template>
      <template>
        <li class="sheet">
          <h3>
            <time />
          </h3>
          <dl class="atHand">
            <div>
              <dt>Representative’s name</dt>
              <dd data-of="name" />
            </div>
            <div>
              <dt>Reference number</dt>
              <dd data-of="reference" />
            </div>
            <div>
              <dt>Agreed next step</dt>
              <dd data-of="next" />
            </div>
            <div>
              <dt>Date to check</dt>
              <dd data-of="check" />
            </div>
            <div>
              <dt>What was said</dt>
              <dd data-of="text" />
            </div>
          </dl>
          <p class="ways">
            <a href={paths.reminder(trackingNumber)}>Reminder for my calendar</a>
            <button class="copy" type="button" data-do="edit">
              Edit
            </button>
            <button class="copy" type="button" data-do="delete">
              Delete
            </button>
          </p>
        </li>
      </template>
    </call-notes>
  )
}
