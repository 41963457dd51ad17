"""``Document`` → ``Filing``; one module per form family."""
