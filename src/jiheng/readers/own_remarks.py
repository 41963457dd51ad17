"""Comments that we wrote into a workbook, told from what people wrote into the same: a cell has one comment for all who remark on it.

On a cell on which somebody else remarked ours follows theirs, behind a line that says so. What people write below the last line of
ours is theirs, too.
"""

from jiheng.document import OWN_AUTHOR

HEAD = f"{OWN_AUTHOR}：\n"
BEHIND = f"\n—— {OWN_AUTHOR} ——\n"
FOOT = "\n—— 答复请写在这一行以下 ——"


def split_remark(text: str) -> tuple[str, str]:
    """A comment's text as what people wrote and what we wrote; each may be empty."""
    theirs, behind, rest = ("", HEAD, text.removeprefix(HEAD)) if text.startswith(HEAD.strip()) else text.partition(BEHIND)
    ours, foot, answer = rest.partition(FOOT)
    return "\n".join(filter(None, (theirs, answer.strip("\n")))), behind + ours + foot
