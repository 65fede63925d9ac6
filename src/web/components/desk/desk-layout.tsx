import type { Child } from 'hono/jsx'
import { may, type Permission } from '#domain/agents/permission.ts'
import type { AtDesk } from '#services/agents/let-in.ts'
import { QUEUE_WORDS } from '#words/en/desk-inquiries.ts'
import { PERSONAL_DATA_WORDS } from '#words/en/desk-personal-data.ts'
import { SAVED_REPLY_WORDS } from '#words/en/desk-replies.ts'
import { DESK_REPORT_WORDS } from '#words/en/desk-reports.ts'
import { WEBHOOK_WORDS } from '#words/en/desk-webhooks.ts'
import { DESK_WORDS } from '#words/en/index.ts'
import { assets } from '../../assets.ts'
import { paths } from '../../paths.ts'
import { DeskKeys } from './desk-keys.tsx'

/** The frame of every page of the desk; without an agent nobody is signed in. */
export function DeskLayout(props: {
  title: string
  simulated: boolean
  children: Child
  agent?: AtDesk | undefined
  /** The address of the page in the navigation. */
  here?: string
  /** What was searched for. */
  search?: string | undefined
}) {
  const { agent, here } = props
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${props.title} – ${DESK_WORDS.name}`}</title>
        <meta name="robots" content="noindex, nofollow" />
        <link rel="stylesheet" href={assets.styles} />
        <link rel="stylesheet" href={assets.deskStyles} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <script type="module" src={assets.deskScript} />
      </head>
      <body class="desk">
        <header>
          <a class="skip" href="#content">
            {DESK_WORDS.skip}
          </a>
          {props.simulated ? <p class="simulated">{DESK_WORDS.simulated}</p> : null}
          <div class="top">
            <div class="wide">
              <a class="name" href={paths.desk.queue()}>
                Where<span>abouts</span> <small>{DESK_WORDS.desk}</small>
              </a>
              {agent ? (
                <>
                  <SearchForm words={props.search} />
                  <DeskNavigation agent={agent} here={here} />
                  <DeskKeys />
                </>
              ) : null}
            </div>
          </div>
        </header>
        <main class="wide stack" id="content">
          {props.children}
        </main>
        <footer class="foot">
          <div class="wide">
            <p>
              {DESK_WORDS.independent} <a href={paths.home()}>{DESK_WORDS.publicPages}</a>
            </p>
          </div>
        </footer>
      </body>
    </html>
  )
}

const PLACES: readonly { path: string; words: string; need?: Permission }[] = [
  { path: paths.desk.queue(), words: DESK_WORDS.queue },
  { path: paths.desk.outbox(), words: DESK_WORDS.mails },
  { path: paths.desk.reports(), words: DESK_REPORT_WORDS.title, need: 'reports' },
  { path: paths.desk.replies(), words: SAVED_REPLY_WORDS.title },
  { path: paths.desk.agents(), words: DESK_WORDS.agents, need: 'manage-agents' },
  { path: paths.desk.keys(), words: DESK_WORDS.keys, need: 'manage-agents' },
  { path: paths.desk.webhooks(), words: WEBHOOK_WORDS.title, need: 'webhooks' },
  { path: paths.desk.personalData(), words: PERSONAL_DATA_WORDS.title, need: 'personal-data' },
]

/** One box over everything that was ever asked. */
function SearchForm({ words }: { words: string | undefined }) {
  return (
    <search>
      <form class="search" method="get" action={paths.desk.queue()}>
        <label class="hidden" for="q">
          {QUEUE_WORDS.search}
        </label>
        <input
          id="q"
          name="q"
          type="search"
          value={words}
          placeholder={QUEUE_WORDS.search}
          maxlength={200}
          autocomplete="off"
          data-key="/"
        />
        <button class="button quiet" type="submit">
          {QUEUE_WORDS.find}
        </button>
      </form>
    </search>
  )
}

function DeskNavigation({ agent, here }: { agent: AtDesk; here: string | undefined }) {
  const link = (path: string, words: string) => (
    <li>
      <a href={path} aria-current={here === path ? 'page' : undefined}>
        {words}
      </a>
    </li>
  )
  return (
    <>
      <nav aria-label={DESK_WORDS.navigation}>
        <ul>
          {PLACES.filter(({ need }) => need === undefined || may(agent.role, need)).map(({ path, words }) =>
            link(path, words),
          )}
          {link(paths.desk.account(), agent.name)}
        </ul>
      </nav>
      {may(agent.role, 'reply') ? (
        <a class="button" href={paths.desk.newInquiry()} data-key="c">
          {QUEUE_WORDS.newInquiry}
        </a>
      ) : null}
      <form method="post" action={paths.desk.signOut()}>
        <button class="copy" type="submit">
          {DESK_WORDS.signOut}
        </button>
      </form>
    </>
  )
}
