"""What the minutes say will be done.

A sentence makes at most one action; an ACTION line makes one. Its tier is told by how firmly it is said, the first of:

- **agreed**: the text says that it was agreed. A line marked ACTION; `it was agreed that the police would ...`;
  `AGREED that the clerk write to ...`, where the operative words do more than note, receive or approve.
- **requested**: members felt, asked, suggested or requested that something should happen; nobody took it on.
- **undertaken**: a concrete thing that someone would do: somebody named as its doer (`Officers would bring back
  details`), or something handed over without saying by whom (`the form would be circulated`, `would receive the
  figures`).
- **intended**: a plan, or watching, with no owner (`would be rolled out`, `would be monitored`, `further work would
  take place`, `was being put together`), or one that is only being thought about (`would be looking at`).

What is said to have been done, what is denied (`would not`), what a cause states (`due to the fact that ... would`),
what a projection states (`there would be`), and what a thing as such would mean or show are no actions.
"""
