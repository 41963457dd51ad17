"""收表: a task goes out, files come in; who filed, who is missing, what is wrong, one table of all."""
