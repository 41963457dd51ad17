"""The program of the child that writes and reads comments (``python -m jiheng.sandbox.annotator``): see ``annotating``."""

import json

from jiheng.exchange.annotations.annotate import annotate_file
from jiheng.exchange.annotations.comments import list_file_comments
from jiheng.exchange.annotations.notes import Note
from jiheng.sandbox.annotating import HEAD, read_source
from jiheng.sandbox.child import serve
from jiheng.sandbox.parcel import unpack


def answer(question: bytes, _: str) -> bytes:
    """The annotated file where notes came, else the comments in it as JSON; raises ``RefusedDocument``."""
    first, second = HEAD.unpack_from(question)
    notes, packed, content = (
        question[start:end] for start, end in ((HEAD.size, first), (first, second), (second, len(question)))
    )
    document, asked = unpack(packed), json.loads(notes)
    if asked is None:
        comments = list_file_comments(content, document=document)
        return json.dumps([(comment.source, comment.author, comment.text, comment.date) for comment in comments]).encode()
    noted = [Note(read_source(place), text, severity) for place, text, severity in asked]
    return annotate_file(content, noted, document=document)


if __name__ == "__main__":
    serve(answer)
