"""The public search: words in any form, parts of compounds, typing errors; only what is public."""
