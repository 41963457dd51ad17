"""Facts into official forms: a filing becomes form sheets, and what a form has no place for is listed."""
