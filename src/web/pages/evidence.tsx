import type { Evidence, EvidenceScan } from '#domain/evidence/evidence.ts'
import type { InquiryEvidence } from '#domain/evidence/inquiry-evidence.ts'
import type { EvidenceVerdict } from '#services/evidence/verify-evidence.ts'
import {
  BASIS_WORDS,
  EVIDENCE_WORDS,
  evidenceMoment,
  evidenceTime,
  INQUIRY_EVIDENCE_WORDS,
  placeName,
  recordedInquiryFacts,
  VERIFY_WORDS,
  verifyCommands,
} from '#words/en/index.ts'
import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

type EvidencePageProps = {
  simulated: boolean
  /** Where the public key is. */
  keyAddress: string
  /** What a file turned out to be. */
  verdict?: EvidenceVerdict
  /** Why nothing was checked. */
  problem?: string
}

/** Checks signed records for anybody who got one. */
export function EvidencePage({ simulated, keyAddress, verdict, problem }: EvidencePageProps) {
  return (
    <Layout title={`${VERIFY_WORDS.title} – Whereabouts`} simulated={simulated} here={paths.evidence()}>
      <h1>{VERIFY_WORDS.title}</h1>
      {problem ? (
        <p class="sheet error" role="alert">
          {problem}
        </p>
      ) : null}
      {verdict ? <Verdict verdict={verdict} /> : <p>{VERIFY_WORDS.lead}</p>}
      <form class="sheet stack" method="post" action={paths.evidence()} enctype="multipart/form-data">
        <div class="field">
          <label for="file">{VERIFY_WORDS.file}</label>
          <input id="file" name="file" type="file" accept=".pdf,.json,application/pdf,application/json" />
        </div>
        <details>
          <summary>{VERIFY_WORDS.text}</summary>
          <label class="hidden" for="text">
            {VERIFY_WORDS.text}
          </label>
          <textarea id="text" name="text" rows={6} spellcheck={false} />
        </details>
        <p>
          <button class="button" type="submit">
            {VERIFY_WORDS.button}
          </button>
        </p>
      </form>
      <div class="two">
        <section class="sheet stack">
          <h2>{VERIFY_WORDS.what}</h2>
          <p>{VERIFY_WORDS.whatText}</p>
        </section>
        <section class="sheet stack">
          <h2>{VERIFY_WORDS.byHand}</h2>
          <p>{VERIFY_WORDS.byHandText}</p>
          <pre tabindex={0}>
            <code>{verifyCommands(keyAddress)}</code>
          </pre>
        </section>
      </div>
    </Layout>
  )
}

function Verdict({ verdict }: { verdict: EvidenceVerdict }) {
  if (verdict.problem !== null) {
    return (
      <section class="sheet stack error" role="alert">
        <h2>{VERIFY_WORDS.notValid}</h2>
        <p>{VERIFY_WORDS.problems[verdict.problem]}</p>
      </section>
    )
  }
  // What our own key signed has the form that this version writes.
  const evidence = verdict.evidence as Evidence | InquiryEvidence
  const simulated = evidence.parcel?.source.simulated
  return (
    <section class="sheet stack">
      <h2>{VERIFY_WORDS.valid}</h2>
      <p>{VERIFY_WORDS.validText}</p>
      {simulated ? <p class="error">{EVIDENCE_WORDS.simulated}</p> : null}
      {evidence.about === 'inquiry' ? <OfInquiry evidence={evidence} /> : <OfParcel evidence={evidence} />}
      <p class="small letters">{`${VERIFY_WORDS.digest}: ${verdict.digest}`}</p>
      <Scans scans={evidence.parcel?.scans ?? []} />
    </section>
  )
}

function OfParcel({ evidence }: { evidence: Evidence }) {
  const { parcel, madeAt, knownAt } = evidence
  return (
    <>
      <p>
        <b class="digits">{parcel.printed}</b>
        <br />
        {parcel.headline}
      </p>
      <dl class="facts">
        <Fact name={VERIFY_WORDS.madeAt} value={evidenceMoment(madeAt)} />
        <Fact name={EVIDENCE_WORDS.knownAt} value={evidenceMoment(knownAt)} />
      </dl>
    </>
  )
}

function OfInquiry({ evidence }: { evidence: InquiryEvidence }) {
  const { inquiry, parcel, madeAt, madeFor, frozen, messages, files } = evidence
  return (
    <>
      <p>
        {INQUIRY_EVIDENCE_WORDS.title} <b class="digits">{inquiry.reference}</b>
        <br />
        {parcel?.headline}
      </p>
      {madeFor === 'desk' ? <p>{INQUIRY_EVIDENCE_WORDS.forDesk}</p> : null}
      <dl class="facts">
        <Fact name={VERIFY_WORDS.madeAt} value={evidenceMoment(madeAt)} />
        {recordedInquiryFacts(inquiry).map(([name, value]) => (
          <Fact name={name} value={value} />
        ))}
      </dl>
      {frozen ? <p class="small">{INQUIRY_EVIDENCE_WORDS.frozenAt(evidenceMoment(frozen.content.takenAt))}</p> : null}
      <details>
        <summary>{INQUIRY_EVIDENCE_WORDS.messages(messages.length)}</summary>
        <ol class="letters">
          {messages.map(({ from, author, at, text }) => (
            <li>
              <h3>
                {INQUIRY_EVIDENCE_WORDS.from[from]} {author} <time datetime={at}>{evidenceMoment(at)}</time>
              </h3>
              <p class="letter">{text}</p>
            </li>
          ))}
        </ol>
      </details>
      {files.length > 0 ? (
        <details>
          <summary>{INQUIRY_EVIDENCE_WORDS.files}</summary>
          <dl class="facts">
            {files.map(({ name, sha256 }) => (
              <Fact name={name} value={`sha256 ${sha256}`} />
            ))}
          </dl>
        </details>
      ) : null}
    </>
  )
}

function Scans({ scans }: { scans: readonly EvidenceScan[] }) {
  if (scans.length === 0) return null
  return (
    <details open>
      <summary>{VERIFY_WORDS.scans(scans.length)}</summary>
      <ol class="history">
        {scans.map((scan) => (
          <li class={scan.basis === 'seen' ? undefined : 'announced'}>
            <div>
              <b>
                {scan.wording === null ? (scan.readAs ?? EVIDENCE_WORDS.code(scan.code ?? '')) : `“${scan.wording}”`}
              </b>{' '}
              {scan.basis === 'seen' ? null : <span class="tag">{BASIS_WORDS[scan.basis]}</span>}
              <br />
              {placeName(scan.place)}
              <br />
              <small>{evidenceTime(scan.at)}</small>
            </div>
          </li>
        ))}
      </ol>
    </details>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}
