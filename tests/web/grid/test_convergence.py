"""Whatever people do, in whatever order faults come: in the end the page and the server have the same table."""

import random
from collections.abc import Callable

import pytest

from tests.web.grid.driving import Clerk

STEPS = 120
FAULTS: tuple[int | float | str, ...] = (500, "lost", "dropped", 413, 0.1)
COLUMNS = ("name", "target", "note", "points")


def choose_place(clerk: Clerk, chance: random.Random) -> None:
    """Chooses one cell or a small range anywhere."""
    rows = int(clerk.ask("grid.sheet.shown"))
    place = {"top": chance.randrange(rows), "left": chance.randrange(9)}
    corner = {"bottom": min(rows - 1, place["top"] + chance.randrange(3)), "right": min(8, place["left"] + chance.randrange(3))}
    clerk.ask("(grid.selection.chooseRange(given), grid.editor.focus(), grid.showSelection())", place | corner)


def act(clerk: Clerk, chance: random.Random, step: int) -> None:
    """One gesture of the clerk."""
    choose_place(clerk, chance)
    texts = "\n".join("\t".join(f"{step}-{chance.randrange(9)}" for _ in range(chance.randint(1, 3))) for _ in range(chance.randint(1, 3)))
    acts: list[Callable[[], object]] = [
        lambda: clerk.paste(texts), lambda: clerk.press("Delete"), lambda: clerk.press("Insert"), lambda: clerk.press("Control+Delete"),
        lambda: clerk.press("Alt+Shift+ArrowDown"), lambda: clerk.press("Alt+Shift+ArrowUp"), lambda: clerk.press("Control+z"),
        lambda: clerk.press("Control+y"), lambda: clerk.press("Control+d"), lambda: clerk.press("Control+z"), lambda: clerk.paste(texts),
    ]
    chance.choice(acts)()


def disturb(clerk: Clerk, chance: random.Random, step: int) -> None:
    """Somebody else, or the network."""
    store = clerk.server.store
    if chance.random() < 0.3:
        clerk.server.faults.append(chance.choice(FAULTS))
    if store.order and chance.random() < 0.2:
        store.edit(chance.choice(store.order), chance.choice(COLUMNS), f"别人{step}")
    if store.order and chance.random() < 0.05:
        store.delete(chance.choice(store.order))


def decide_everything(clerk: Clerk, chance: random.Random) -> None:
    """Answers every question in either way."""
    buttons = clerk.page.locator(".jhgrid-decide button")
    while buttons.count():
        buttons.nth(chance.randrange(2)).click()
        clerk.wait_saved()


@pytest.mark.parametrize("seed", range(3))
def test_the_page_and_the_server_end_with_the_same_table(clerk: Clerk, seed: int) -> None:
    chance = random.Random(seed)
    for step in range(STEPS):
        act(clerk, chance, step)
        disturb(clerk, chance, step)
    clerk.server.faults.clear()
    clerk.wait_saved()
    decide_everything(clerk, chance)
    clerk.page.evaluate("dispatchEvent(new Event('focus'))")
    store = clerk.server.store
    # A value that a closed list refused keeps its row here, also when somebody else has deleted the row.
    refused = {(held["row"], held["column"]) for held in clerk.ask("[...grid.outbox.held.values()]")}
    kept = {row for row, _ in refused} - set(store.order)

    clerk.wait(lambda: [row for row in clerk.ask("grid.sheet.rows.map(row => row.id)") if row not in kept] == store.order)
    clerk.wait_saved()
    for column in COLUMNS:
        clerk.wait(lambda column=column: differing(clerk, column, kept=kept, refused=refused) == [])


def differing(clerk: Clerk, column: str, *, kept: set[str], refused: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The cells of a column that the page shows otherwise than the server has them."""
    here = clerk.ask("grid.sheet.rows.map(row => [row.id, row.cells[given] ?? ''])", column)
    sure = [(row, text) for row, text in here if row not in kept and (row, column) not in refused]
    return [(row, text) for row, text in sure if clerk.server.store.cells[row].get(column, "") != text]
