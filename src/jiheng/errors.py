"""Every exception that jiheng raises on purpose.

Each carries one Chinese sentence that says where and what to do; the command line prints it as it stands and exits with 2.
What is wrong with a *document* is data (``Finding``, ``Notice``); what is wrong with a *call* is one of these.
"""

import errno


class JihengError(Exception):
    """The root of all errors raised on purpose; ``str(error)`` is one sentence for the person at the screen."""


class RefusedDocument(JihengError):
    """The bytes are not taken in: empty, too large, damaged, dangerous, or of a kind that no reader knows."""


class StoppedReading(RefusedDocument):
    """The process that read the document ended without an answer: out of time or memory, killed, or by a fault."""


class UnknownForm(JihengError):
    """The document was read, but none of the forms jiheng knows was found in it."""


class UnknownRule(JihengError):
    """There is no rule with this code."""


class UnknownProfile(JihengError):
    """There is no profile with this name."""


class BrokenProfile(JihengError):
    """A bureau's own profile says something that cannot be; one sentence a line, each with the line of the file."""


class BrokenLabels(JihengError):
    """A file of labels says what cannot be; the sentence names file and entry."""


class UnknownCitation(JihengError):
    """No document of the citation store is called so."""


class MissingExtra(JihengError):
    """A part of jiheng is asked for that is installed with an extra."""


class BrokenWaivers(JihengError):
    """The file of waivers or the baseline beside a table cannot be understood; the sentence names the line."""


class RefusedEntry(JihengError):
    """An act cannot be put down in the ledger: something is missing, too long, or no value of canonical JSON."""


class BrokenLedger(JihengError):
    """The ledger does not agree with itself, is closed, or is not there; nothing is added to it."""


class BrokenMeasure(JihengError):
    """A measure says what cannot be counted or compared; the sentence names the place in it."""


class BrokenRecords(JihengError):
    """A file of evidence records cannot be taken in as a whole; the sentence says what is missing."""


class BrokenRegulation(JihengError):
    """A file of regulation data does not say what its schema asks for; the sentence names file and key."""


def say_why(error: OSError) -> str:
    """What the operating system complains of, in Chinese; its own words for what is rare."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


_REASONS = {
    errno.ENOENT: "文件夹不存在", errno.EACCES: "没有权限", errno.EPERM: "没有权限", errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的", errno.ENAMETOOLONG: "文件名太长", errno.ENOTDIR: "路径中有一段不是文件夹", errno.EISDIR: "是文件夹",
    errno.EIO: "磁盘出错", errno.EBUSY: "正被别的程序使用", errno.ELOOP: "链接绕成了圈", errno.EINVAL: "文件名不对",
}
