/** The look of the element on other people's pages: nothing of theirs comes in, nothing of ours goes out. */
export const WIDGET_STYLES = `
:host { all: initial; display: block; color-scheme: light dark; max-inline-size: 34rem;
  font: 400 16px/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
section { background: light-dark(#fff, #1c2326); color: light-dark(#17242b, #e9ecea);
  border: 1px solid light-dark(#ddd8cc, #323c40); border-radius: 11px; padding: 16px; }
p, ol { margin: 0 0 8px; padding: 0; }
p:empty { display: none; }
.headline { font-size: 1.25em; font-weight: 680; line-height: 1.2; text-wrap: balance; }
.small { font-size: 0.87em; color: light-dark(#52626a, #a3b1b5); margin-block-end: 0; overflow-wrap: anywhere; }
.simulated { font-size: 0.87em; color: light-dark(#8a4b00, #f0b35e); }
ol { list-style: none; display: grid; grid-template-columns: repeat(5, minmax(min-content, 1fr)); gap: 4px; font-size: 0.78em; }
li { border-block-start: 5px solid light-dark(#ddd8cc, #323c40); padding-block-start: 4px;
  color: light-dark(#52626a, #a3b1b5); }
li.past { border-color: light-dark(#0b5d66, #63c3c9); }
li[aria-current] { border-color: light-dark(#8a4b00, #f0b35e); color: inherit; font-weight: 650; }
a { color: light-dark(#0b5d66, #63c3c9); }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`
