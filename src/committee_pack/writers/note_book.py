"""The notes that blocks refer to, kept until the whole document stands and they can be ordered."""

from collections.abc import Iterable

from committee_pack.model.report import Note


class NoteBook:
    """The notes at hand for the block being written, and all those that were referred to.

    Attributes:
        entries: the notes referred to, by the id that their reference stands with for now.
    """

    def __init__(self) -> None:
        self.entries: dict[str, Note] = {}
        self._at_hand: list[Note] = []

    def expect(self, notes: Iterable[Note | None]) -> None:
        """Have the notes of one block at hand, and no others."""
        self._at_hand = [note for note in notes if note is not None]

    def refer(self, mark: str) -> str | None:
        """Give the id for a reference to the first note at hand of that mark; None without one."""
        for note in self._at_hand:
            if note.mark == mark:
                self._at_hand.remove(note)
                new = f"new{len(self.entries)}"
                self.entries[new] = note
                return new
        return None

    def unused(self) -> tuple[Note, ...]:
        """Give the notes at hand that nothing referred to."""
        left, self._at_hand = tuple(self._at_hand), []
        return left
