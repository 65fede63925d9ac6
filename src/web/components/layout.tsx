import type { Child } from 'hono/jsx'
import { assets } from '../assets.ts'
import { paths } from '../paths.ts'

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
  const link = (path: string, words: string) => (
    <li>
      <a href={path} aria-current={props.here === path ? 'page' : undefined}>
        {words}
      </a>
    </li>
  )
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        <meta
          name="description"
          content={
            props.description ?? 'Where a USPS parcel was last seen, what its status means, and its whole history.'
          }
        />
        {props.canonical ? <link rel="canonical" href={props.canonical} /> : null}
        {props.noIndex ? <meta name="robots" content="noindex" /> : null}
        <link rel="stylesheet" href={assets.styles} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <script type="module" src={assets.script} />
        {props.head}
      </head>
      <body>
        <header>
          <a class="skip" href="#content">
            To the content
          </a>
          {props.simulated ? <p class="simulated">Simulated parcels: nothing here is real mail.</p> : null}
          <div class="top">
            <div class="wide">
              <a class="name" href={paths.home()}>
                Where<span>abouts</span>
              </a>
              <nav aria-label="Main">
                <ul>
                  {link(paths.home(), 'Track')}
                  {link(paths.statuses(), 'Statuses')}
                  {link(paths.help(), 'Help')}
                  {link(paths.contact(), 'Contact')}
                </ul>
              </nav>
            </div>
          </div>
        </header>
        <main class="wide stack" id="content">
          {props.children}
        </main>
        <footer class="foot">
          <div class="wide">
            <p>Whereabouts is independent software, not the United States Postal Service.</p>
            <nav aria-label="More">
              <ul>
                {link(paths.rules(), 'Rules and their sources')}
                {link(paths.developers(), 'For programs')}
              </ul>
            </nav>
          </div>
        </footer>
      </body>
    </html>
  )
}
