import { FILE_MEDIA_TYPES } from '#domain/inquiry/file-types.ts'
import type { OpenDraft } from '#services/inquiries/drafts/read-draft.ts'
import { ASK_WORDS, STEP_HINTS, STEP_WORDS, sizeWords, UPLOAD_WORDS } from '#words/en/index.ts'
import { type FieldProblem, FileField } from '../../forms/form-field.tsx'
import { AskFrame, GoOn } from './ask-frame.tsx'

/** Photos and papers of a question: those that are there, and the way to add some. */
export function FilesPage(props: {
  open: OpenDraft
  problems: readonly FieldProblem[]
  back: string
  simulated: boolean
}) {
  const { open, problems } = props
  return (
    <AskFrame heading={STEP_WORDS.files} problems={problems} back={props.back} simulated={props.simulated}>
      <h1>{STEP_WORDS.files}</h1>
      <p>{STEP_HINTS.files}</p>
      {open.files.length > 0 ? (
        <section class="sheet stack">
          <h2>{UPLOAD_WORDS.added}</h2>
          <ul class="kept">
            {open.files.map(({ id, name, bytes }) => (
              <li>
                <form method="post">
                  <input type="hidden" name="remove" value={String(id)} />
                  {name} <small>{sizeWords(bytes)}</small>{' '}
                  <button class="copy" type="submit">
                    {UPLOAD_WORDS.remove}
                    <span class="hidden">{`: ${name}`}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <form class="sheet stack form" method="post" enctype="multipart/form-data">
        <FileField
          name="files"
          label={open.files.length > 0 ? UPLOAD_WORDS.more : UPLOAD_WORDS.label}
          hint={UPLOAD_WORDS.hint}
          accept={FILE_MEDIA_TYPES}
          problems={problems}
        />
        <GoOn>
          <button class="button quiet" type="submit" name="add" value="1">
            {UPLOAD_WORDS.add}
          </button>
        </GoOn>
      </form>
      <p class="small">{ASK_WORDS.saved}</p>
    </AskFrame>
  )
}
