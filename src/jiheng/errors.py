"""Every exception that jiheng raises on purpose.

Each carries one Chinese sentence that says where and what to do; the command line prints it as it stands and exits with 2.
What is wrong with a *document* is data (``Finding``, ``Notice``); what is wrong with a *call* is one of these.
"""


class JihengError(Exception):
    """The root of all errors raised on purpose; ``str(error)`` is one sentence for the person at the screen."""


class RefusedDocument(JihengError):
    """The bytes are not taken in: empty, too large, damaged, dangerous, or of a kind that no reader knows."""


class UnknownForm(JihengError):
    """The document was read, but none of the forms jiheng knows was found in it."""


class UnknownRule(JihengError):
    """There is no rule with this code."""


class UnknownProfile(JihengError):
    """There is no profile with this name."""


class MissingExtra(JihengError):
    """A part of jiheng is asked for that is installed with an extra."""


class BrokenRegulation(JihengError):
    """A file of regulation data does not say what its schema asks for; the sentence names file and key."""
