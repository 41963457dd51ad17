"""What a person hands in: files, or pasted text."""

from dataclasses import dataclass

from django.http import HttpRequest

PASTED_NAME = "粘贴的文本.txt"


@dataclass(frozen=True, slots=True)
class Upload:
    """Bytes with the name that they came under."""

    name: str
    content: bytes


def read_uploads(request: HttpRequest) -> list[Upload]:
    """The files of the form in their order, and the pasted text where there is some."""
    uploads = [Upload(file.name or "", file.read()) for file in request.FILES.getlist("files")]
    pasted = request.POST.get("text", "")
    if pasted.strip():
        uploads.append(Upload(PASTED_NAME, pasted.replace("\r\n", "\n").encode("utf-8", errors="replace")))
    return uploads
