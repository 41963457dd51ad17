"""A person at the grid: clicks, keys, an input method, the clipboard."""

from collections.abc import Callable, Sequence
from time import monotonic, sleep
from typing import Any

from playwright.sync_api import Page

from tests.web.grid.serving import GridServer
from tests.web.grid.table_store import COLUMNS

KEYS = [column["key"] for column in COLUMNS]
PATIENCE = 90


class Clerk:
    """Drives one page; rows count from 1 as on the screen, columns go by their keys."""

    def __init__(self, page: Page, server: GridServer, *, query: str = "") -> None:
        self.page = page
        self.server = server
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text) if "Content Security" in message.text else None)
        page.goto(server.address + query)
        page.locator(".jhgrid td").first.wait_for()
        self._line = page.context.new_cdp_session(page)

    def ask(self, script: str, argument: Any = None) -> Any:
        """What ``script`` says, with ``grid`` at hand and the argument as ``given``."""
        return self.page.evaluate(f"given => {{ const grid = document.querySelector('[data-grid]').grid; return {script}; }}", argument)

    def cell(self, row: int, column: str) -> str:
        """The text as the page has it, also out of sight."""
        return str(self.ask("grid.sheet.textAt(given[0], given[1])", [row - 1, KEYS.index(column)]))

    def column(self, column: str) -> list[str]:
        """All texts of a column as the page has them."""
        return list(self.ask("grid.sheet.rows.map(row => row.cells[given] ?? '')", column))

    def box(self, row: int, column: str) -> dict[str, float]:
        """Where a cell stands on the screen; it is scrolled into sight."""
        place = {"position": row - 1, "column": KEYS.index(column)}
        return dict(self.ask("(grid.rows.reveal(given), grid.rows.cellOf(given).getBoundingClientRect().toJSON())", place))

    def click(self, row: int, column: str, *, shift: bool = False, double: bool = False) -> None:
        """Clicks a cell."""
        box = self.box(row, column)
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(box["x"] + 20, box["y"] + 15, click_count=2 if double else 1)
        if shift:
            self.page.keyboard.up("Shift")

    def press(self, *keys: str) -> None:
        """Presses keys one after the other: ``Control+z``."""
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Types letters, key by key."""
        self.page.keyboard.type(text)

    def compose(self, letters: str) -> None:
        """An input method shows letters that are not yet a text: every key comes as 229."""
        for end in range(1, len(letters) + 1):
            self.key_229("Process", f"Key{letters[end - 1].upper()}")
            self._line.send("Input.imeSetComposition", {"text": letters[:end], "selectionStart": end, "selectionEnd": end})

    def key_229(self, key: str, code: str) -> None:
        """A key that belongs to the input method."""
        self._line.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "windowsVirtualKeyCode": 229, "key": key, "code": code})

    def settle(self, text: str) -> None:
        """The input method gives its text."""
        self._line.send("Input.insertText", {"text": text})

    def paste(self, text: str, html: str = "") -> None:
        """Puts both flavours on the clipboard and pastes, as the browser does it for Ctrl+V."""
        script = """([text, html]) => {
            const carried = new DataTransfer();
            carried.setData("text/plain", text);
            if (html) carried.setData("text/html", html);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true }));
        }"""
        self.page.evaluate(script, [text, html])

    def copied(self, kind: str = "copy") -> str:
        """What copying (or cutting) puts on the clipboard."""
        script = """kind => {
            const carried = new DataTransfer();
            document.activeElement.dispatchEvent(new ClipboardEvent(kind, { clipboardData: carried, bubbles: true, cancelable: true }));
            return carried.getData("text/plain");
        }"""
        return str(self.page.evaluate(script, kind))

    def wait(self, holds: Callable[[], object]) -> None:
        """Waits until something holds; fails after a long while."""
        end = monotonic() + PATIENCE
        while not holds():
            assert monotonic() < end, f"waited in vain; the bar says {self.saved()!r}"
            sleep(0.02)
            self.page.evaluate("1")

    def wait_saved(self) -> None:
        """Waits until the server has everything."""
        self.wait(lambda: self.ask("grid.outbox.isEmpty && !grid.writing.edited"))

    def saved(self) -> str:
        """What the bar says about saving."""
        return self.page.locator(".jhgrid-saved").inner_text()

    def note(self) -> str:
        """What the bar says could not be done."""
        return str(self.page.locator(".jhgrid-note").text_content())

    def active(self) -> tuple[int, str]:
        """Row and column of the active cell."""
        place = self.ask("grid.selection.active")
        return place["position"] + 1, KEYS[place["column"]]

    def range(self) -> tuple[int, str, int, str]:
        """First and last row and column of the selection."""
        found = self.ask("grid.selection.range")
        return found["top"] + 1, KEYS[found["left"]], found["bottom"] + 1, KEYS[found["right"]]

    def block(self, row: int, column: str, height: int, width: int) -> list[list[str]]:
        """The texts of a block of cells."""
        start = KEYS.index(column)
        return [[self.cell(row + down, key) for key in KEYS[start:start + width]] for down in range(height)]

    def choices(self) -> Sequence[str]:
        """What the open list shows."""
        return self.page.locator(".jhgrid-choices [role=option]").all_inner_texts()
