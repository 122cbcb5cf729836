/** Everything that the reference page looks like. No script, no font, no file of somebody else's. */
export const style = `
:root { color-scheme: light dark; --ink: light-dark(#1f2933, #e6edf3); --soft: light-dark(#52606d, #a3b1bf);
  --line: light-dark(#d5dbe1, #3a444f); --ground: light-dark(#ffffff, #14191f); --raised: light-dark(#f4f6f8, #1d242c);
  --link: light-dark(#0b5cad, #7cc0ff); --mark: light-dark(#8a1f11, #ffb4a8); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: .5rem; top: .5rem; padding: .5rem 1rem; background: var(--raised); }
.frame { max-width: 72rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .5rem 0; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; border-top: 1px solid var(--line); padding-top: 1.5rem; }
h3 { font-size: 1.1rem; margin: 2rem 0 .25rem; }
h4 { font-size: .95rem; margin: 1rem 0 .25rem; }
code, pre { font: .875em/1.5 ui-monospace, Menlo, Consolas, monospace; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 4px; padding: .75rem; margin: .5rem 0; white-space: pre-wrap; }
nav ul, .fields, .fields ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .2rem 0; }
nav .group { margin: .75rem 0 0; color: var(--soft); font-size: .875rem; }
.where { margin: 0; color: var(--soft); }
.where b { color: var(--ink); font-weight: 600; }
.fields li { border-top: 1px solid var(--line); padding: .4rem 0; }
.fields ul { margin: .4rem 0 0 .25rem; padding-left: .75rem; border-left: 2px solid var(--line); }
.fields p { margin: .1rem 0 0; }
.fields .name { font-weight: 600; }
.fields .kind, .fields .values { color: var(--soft); font-size: .875rem; }
.fields .needed { color: var(--mark); font-size: .875rem; }
summary { cursor: pointer; padding: .4rem 0; font-weight: 600; }
@media (min-width: 60rem) {
  .frame { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 2.5rem; }
  nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto; }
}
@media print { nav { display: none; } }
`
