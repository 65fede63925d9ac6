import {
  LONGEST_COMMENT,
  LONGEST_EMAIL,
  LONGEST_NAME,
  MOST_COMMENTS_AN_HOUR,
  MOST_LINKS,
} from '#services/help/add-comment.ts'
import { commentProblemWords } from '#words/en/index.ts'
import { paths } from '../paths.ts'

export type CommentFields = { name: string; email: string; text: string }
export type CommentProblem = { field: string; code: string }

const LIMITS = { name: LONGEST_NAME, text: LONGEST_COMMENT, links: MOST_LINKS, comments: MOST_COMMENTS_AN_HOUR }

/** All that is wrong with a comment, on top of the page, each leading to its field. */
export function CommentProblems({ problems }: { problems: readonly CommentProblem[] }) {
  return (
    <section class="sheet error stack" role="alert" aria-labelledby="problems">
      <h2 id="problems">Your comment was not sent yet</h2>
      <ul>
        {problems.map(({ field, code }) => (
          <li>
            <a href={`#comment-${field}`}>{commentProblemWords(field, code, LIMITS)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The form for a comment. Without JavaScript the server checks and gives the fields back as they were. */
export function CommentForm(props: {
  slug: string
  ticket: string
  fields: CommentFields
  problems: readonly CommentProblem[]
}) {
  const { slug, ticket, fields, problems } = props
  const problemOf = (field: string) => {
    const problem = problems.find((one) => one.field === field)
    return problem ? commentProblemWords(field, problem.code, LIMITS) : null
  }
  const field = (name: keyof CommentFields, label: string, hint: string | null, input: (more: object) => unknown) => {
    const problem = problemOf(name)
    const described = [hint ? `comment-${name}-hint` : null, problem ? `comment-${name}-problem` : null]
    return (
      <div class={problem ? 'field wrong' : 'field'}>
        <label for={`comment-${name}`}>{label}</label>
        {hint ? <small id={`comment-${name}-hint`}>{hint}</small> : null}
        {problem ? (
          <p class="problem" id={`comment-${name}-problem`}>
            {problem}
          </p>
        ) : null}
        {input({
          id: `comment-${name}`,
          name,
          required: true,
          'aria-invalid': problem ? 'true' : undefined,
          'aria-describedby': described.filter(Boolean).join(' ') || undefined,
        })}
      </div>
    )
  }
  return (
    <form
      class="form"
      method="post"
      action={paths.helpComments(slug)}
      id="comment-form"
      novalidate={problems.length > 0}
    >
      <input type="hidden" name="ticket" value={ticket} />
      {field('name', 'Your name', 'Shown with your comment. Any name will do.', (more) => (
        <input {...more} type="text" value={fields.name} maxlength={LONGEST_NAME} autocomplete="nickname" />
      ))}
      {field('email', 'Your email address', 'Never shown. Only for questions about your comment.', (more) => (
        <input {...more} type="email" value={fields.email} maxlength={LONGEST_EMAIL} autocomplete="email" />
      ))}
      {field(
        'text',
        'Your comment',
        'Please no tracking numbers, addresses or phone numbers: everybody can read it.',
        (more) => (
          <textarea {...more} rows={5} maxlength={LONGEST_COMMENT}>
            {fields.text}
          </textarea>
        ),
      )}
      <div class="trap" aria-hidden="true">
        <label for="comment-website">Leave this empty</label>
        <input id="comment-website" name="website" type="text" tabindex={-1} autocomplete="off" value="" />
      </div>
      <button class="button" type="submit">
        Send the comment
      </button>
    </form>
  )
}
