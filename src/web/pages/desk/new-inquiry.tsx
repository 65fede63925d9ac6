import type { Step } from '#domain/advice/step.ts'
import type { Inquiry } from '#domain/inquiry/inquiry.ts'
import { INQUIRY_REASONS, PRIORITIES } from '#domain/inquiry/tokens.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import type { ParcelReading } from '#services/parcels/parcel-reading.ts'
import { PRIORITY_WORDS, REASON_WORDS, ROLE_AT_DESK, CALL_WORDS as W } from '#words/en/desk-inquiries.ts'
import { CallFields } from '../../components/desk/call-fields.tsx'
import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { DeskParcel, DeskParcelMore } from '../../components/desk/desk-parcel.tsx'
import { Choice } from '../../components/desk/fields.tsx'
import { InquiryList } from '../../components/desk/inquiry-aside.tsx'
import type { StepMore } from '../../components/parcel/steps.tsx'
import { CALL_FIELDS } from '../../desk/call-in-form.ts'
import { ErrorSummary, type FieldProblem, TextArea, TextField } from '../../forms/form-field.tsx'
import { paths } from '../../paths.ts'

/** What stands in the form, to stand in it again. */
export const PHONE_FIELDS: readonly string[] = [
  'trackingNumber',
  'name',
  'email',
  'phone',
  'role',
  'reason',
  'priority',
  'origin',
  'message',
  ...CALL_FIELDS,
]

/** The form for somebody on the phone, beside what is known of the parcel while they tell of it. */
export function NewInquiryPage(props: {
  agent: AtDesk
  simulated: boolean
  fields: Readonly<Record<string, string>>
  problems: readonly FieldProblem[]
  parcel: ParcelReading | null
  links: { moreOf: (step: Step) => StepMore; article: string | null } | null
  /** Inquiries about the same parcel, or of the same person. */
  before: readonly Inquiry[]
  nowMs: number
}) {
  const { agent, simulated, fields, problems, parcel, links, before, nowMs } = props
  // Whoever corrects something is led by the summary.
  const isFresh = problems.length === 0
  const field = (name: string) => ({ name, value: fields[name], problems })
  return (
    <DeskLayout title={W.title} simulated={simulated} agent={agent}>
      <h1>{W.title}</h1>
      <p>{W.lead}</p>
      <ErrorSummary problems={problems} />
      <div class="two">
        <form class="stack phone" method="post" action={paths.desk.newInquiry()}>
          <section class="sheet stack">
            <div class="look-up">
              <TextField
                {...field('trackingNumber')}
                label={W.number}
                inputmode="numeric"
                autofocus={isFresh && !parcel}
              />
              {/* The first button is what Enter means in any line: it never opens anything. */}
              <button class="button quiet" type="submit" name="do" value="look">
                {W.look}
              </button>
            </div>
          </section>
          <section class="sheet stack">
            <div class="pairs">
              <TextField {...field('name')} label={W.name} autofocus={isFresh && parcel !== null} />
              <TextField {...field('phone')} label={W.phoneNumber} type="tel" />
              <TextField {...field('email')} label={W.email_} hint={W.confirm} type="email" />
              <Choice
                name="role"
                label={W.role}
                none={W.roleNotSaid}
                value={fields.role}
                options={[
                  ['recipient', ROLE_AT_DESK.recipient],
                  ['sender', ROLE_AT_DESK.sender],
                ]}
              />
            </div>
          </section>
          <section class="sheet stack">
            <div class="pairs">
              <Choice
                name="reason"
                label={W.reason}
                value={fields.reason}
                options={INQUIRY_REASONS.map((one) => [one, REASON_WORDS[one]])}
              />
              <Choice
                name="priority"
                label={W.priority}
                value={fields.priority ?? 'normal'}
                options={PRIORITIES.map((one) => [one, PRIORITY_WORDS[one]])}
              />
              <Choice
                name="origin"
                label={W.origin}
                value={fields.origin}
                options={[
                  ['phone', W.phone],
                  ['email', W.email],
                  ['web', W.web],
                ]}
              />
            </div>
            <TextArea {...field('message')} label={W.message} rows={5} maxlength={20_000} />
          </section>
          <section class="sheet stack">
            <h2>{W.notes}</h2>
            <CallFields value={(name) => fields[name]} />
          </section>
          <p>
            <button class="button" type="submit" name="do" value="open" data-send>
              {W.open}
            </button>
          </p>
        </form>
        <div class="stack">
          {before.length > 0 ? (
            <section class="sheet stack">
              <h2>{W.before}</h2>
              <InquiryList inquiries={before} nowMs={nowMs} />
            </section>
          ) : null}
          {parcel && links ? (
            <>
              <DeskParcel reading={parcel} {...links} />
              <DeskParcelMore reading={parcel} {...links} />
            </>
          ) : (
            <p class="sheet small">{fields.trackingNumber === undefined ? W.parcelHere : W.notANumber}</p>
          )}
        </div>
      </div>
    </DeskLayout>
  )
}
