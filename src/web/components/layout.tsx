import type { Child } from 'hono/jsx'
import { ASK_WORDS, MY_PARCELS, SITE_DESCRIPTION } from '#words/en/index.ts'
import { assets } from '../assets.ts'
import { paths } from '../paths.ts'
import { remembered } from '../remembered.ts'

/** The frame of every page. */
export function Layout(props: {
  title: string
  simulated: boolean
  children: Child
  here?: string
  noIndex?: boolean
  description?: string
  /** The one address of a page that can be reached under several. */
  canonical?: string
  /** More for the head. */
  head?: Child
}) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <meta name="description" content={props.description ?? SITE_DESCRIPTION} />
        {props.canonical ? <link rel="canonical" href={props.canonical} /> : null}
        {props.noIndex ? <meta name="robots" content="noindex" /> : null}
        <link rel="stylesheet" href={assets.styles} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="manifest" href={paths.appManifest()} />
        <link rel="apple-touch-icon" href={assets.appIconTouch} />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#1c2326" media="(prefers-color-scheme: dark)" />
        <script type="module" src={assets.script} />
        {props.head}
      </head>
      <body>
        {top(`${props.simulated ? 'simulated' : 'real'} ${props.here ?? ''}`)}
        <main class="wide stack" id="content">
          {props.children}
        </main>
        {foot(props.here ?? '')}
      </body>
    </html>
  )
}

const link = (here: string, path: string, words: string) => (
  <li>
    <a href={path} aria-current={here === path ? 'page' : undefined}>
      {words}
    </a>
  </li>
)

/** By whether parcels are simulated, and by the page that one is on. */
const top = remembered((key: string) => {
  const [kind, here = ''] = key.split(' ')
  const isSimulated = kind === 'simulated'
  return (
    <header>
      <a class="skip" href="#content">
        To the content
      </a>
      {isSimulated ? <p class="simulated">Simulated parcels: nothing here is real mail.</p> : null}
      <div class="top">
        <div class="wide">
          <a class="name" href={paths.home()}>
            Where<span>abouts</span>
          </a>
          <nav aria-label="Main">
            <ul>
              {link(here, paths.home(), 'Track')}
              {link(here, paths.myParcels(), MY_PARCELS.title)}
              {link(here, paths.statuses(), 'Statuses')}
              {link(here, paths.help(), 'Help')}
              {link(here, paths.offices(), 'Offices')}
              {link(here, paths.contact(), 'Contact')}
            </ul>
          </nav>
        </div>
      </div>
    </header>
  )
})

const foot = remembered((here: string) => (
  <footer class="foot">
    <div class="wide">
      <p>Whereabouts is independent software, not the United States Postal Service.</p>
      <nav aria-label="More">
        <ul>
          {link(here, paths.ask(), ASK_WORDS.askUsAbout)}
          {link(here, paths.rules(), 'Rules and their sources')}
          {link(here, paths.developers(), 'For programs')}
        </ul>
      </nav>
    </div>
  </footer>
))
