"""The commands of an installation beside ``serve``; like that, they import no web framework before it is woken."""
