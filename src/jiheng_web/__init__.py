"""The web application of jiheng: one local user reads, checks and explains documents in the browser (单机版).

It stands on the public API of the library (``import jiheng``) and on Django; nothing in the library knows of it.
"""
