import { DeskLayout } from '../../components/desk/desk-layout.tsx'
import { paths } from '../../paths.ts'

/** A page of the desk that says what went wrong and how to go on. */
export function DeskErrorPage({ title, text, simulated }: { title: string; text: string; simulated: boolean }) {
  return (
    <DeskLayout title={title} simulated={simulated}>
      <section class="sheet stack error">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a class="button" href={paths.desk.queue()}>
            To the queue
          </a>
        </p>
      </section>
    </DeskLayout>
  )
}
