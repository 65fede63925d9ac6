import { Layout } from '../components/layout.tsx'
import { paths } from '../paths.ts'

/** A page that says what went wrong and how to go on. */
export function ErrorPage({ title, text, simulated }: { title: string; text: string; simulated: boolean }) {
  return (
    <Layout title={`${title} – Whereabouts`} simulated={simulated} noIndex>
      <section class="sheet stack error">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a class="button" href={paths.home()}>
            Look for a parcel
          </a>
        </p>
      </section>
    </Layout>
  )
}
