"""The raw data: Datasette's own pages, in the look and the language of ours, and what they refuse.

Its templates are mended where they are compiled (`rewrites`), or replaced by small ones in
`templates/`; only what is on a list is answered (`routes`).
"""
