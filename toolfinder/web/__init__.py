"""The catalogue in the browser, on Datasette."""
