"""The web application: the only part that knows Django. One room a subject, each with the same furniture.

::

    config > meetings > library > tasks > jobs | notices > access > partnership > audit

`models` what is kept, `verbs` where anything is written, `queries` what is seen (frozen dataclasses), `rules` who may,
`forms`, `views`, `urls`, `templates/`. A room imports only from rooms to its right.
"""
