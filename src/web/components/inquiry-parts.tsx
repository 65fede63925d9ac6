import type { Inquiry, InquiryFile } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_WORDS, RATING_WORDS, sizeWords } from '#words/en/index.ts'
import { type FieldProblem, RadioField, TextArea } from '../forms/form-field.tsx'
import { paths } from '../paths.ts'

/** Files, each to be saved. */
export function InquiryFiles({ files, reference }: { files: readonly InquiryFile[]; reference: string }) {
  if (files.length === 0) return null
  return (
    <ul class="files">
      {files.map(({ id, name, bytes }) => (
        <li>
          <a href={paths.inquiryPart(reference, `files/${id}`)}>{name}</a> <small>{sizeWords(bytes)}</small>
        </li>
      ))}
    </ul>
  )
}

/** A scan says that it was delivered: only the one who waits knows whether that is true. */
export function IsItHere({ inquiry, reference }: { inquiry: Inquiry; reference: string }) {
  if (!inquiry.answeredByScan || inquiry.status === 'closed') return null
  return (
    <form class="sheet stack" method="post" action={paths.inquiryPart(reference, 'delivery')}>
      <h2>{INQUIRY_WORDS.isItHere}</h2>
      <p class="ways">
        <button class="button" type="submit" name="here" value="yes">
          {INQUIRY_WORDS.itIs}
        </button>
        <button class="button quiet" type="submit" name="here" value="no">
          {INQUIRY_WORDS.itIsNot}
        </button>
      </p>
    </form>
  )
}

/** How it went, once there was an answer; what was said can be changed. */
export function Rating(props: { inquiry: Inquiry; reference: string; problems: readonly FieldProblem[] }) {
  const { inquiry, reference, problems } = props
  const { rating, ratingComment, firstAnsweredAtMs, status } = inquiry
  if (firstAnsweredAtMs === null && status !== 'closed') return null
  const form = (
    <form class="stack" method="post" action={paths.inquiryPart(reference, 'rating')} novalidate>
      <RadioField
        name="rating"
        label={INQUIRY_WORDS.rate}
        problems={problems}
        value={rating === null ? undefined : String(rating)}
        options={[5, 4, 3, 2, 1].map((one) => [String(one), RATING_WORDS[one] ?? ''])}
      />
      <TextArea
        name="comment"
        label={INQUIRY_WORDS.rateComment}
        rows={3}
        problems={problems}
        value={ratingComment ?? ''}
      />
      <p>
        <button class="button quiet" type="submit">
          {INQUIRY_WORDS.rateGo}
        </button>
      </p>
    </form>
  )
  return (
    <section class="sheet stack">
      {rating === null ? (
        form
      ) : (
        <>
          <p role="status">
            {INQUIRY_WORDS.thanks} {INQUIRY_WORDS.rated} <b>{RATING_WORDS[rating]}</b>.
          </p>
          <details>
            <summary>{INQUIRY_WORDS.rateAgain}</summary>
            {form}
          </details>
        </>
      )}
    </section>
  )
}

/** What the one who asked may do besides writing. */
export function InquiryWays({ inquiry, reference }: { inquiry: Inquiry; reference: string }) {
  const isClosed = inquiry.status === 'closed'
  return (
    <div class="ways">
      <form method="post" action={paths.inquiryPart(reference, isClosed ? 'reopen' : 'close')}>
        <button class="button quiet" type="submit">
          {isClosed ? INQUIRY_WORDS.reopen : INQUIRY_WORDS.close}
        </button>
      </form>
      <form method="post" action={paths.inquiryPart(reference, 'leave')}>
        <button class="button quiet" type="submit">
          {INQUIRY_WORDS.leave}
        </button>
      </form>
    </div>
  )
}
