"""The program of the child that looks at one page (``python -m jiheng.sandbox.looker``): page, side and content → ``Sight``."""

from jiheng.readers.pdf.sight import see
from jiheng.sandbox.child import serve
from jiheng.sandbox.looking import HEAD


def look(question: bytes, name: str) -> bytes:
    """The page asked for, packed; raises ``RefusedDocument``."""
    page, side = HEAD.unpack_from(question)
    return see(question[HEAD.size:], page, name=name, side=side).pack()


if __name__ == "__main__":
    serve(look)
