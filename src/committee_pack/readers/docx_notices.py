"""What the Word reader notices on its way: findings with their place, counted where many."""

from lxml import etree

from committee_pack.errors import InputUnreadable
from committee_pack.model.finding import Finding, Severity
from committee_pack.model.source import Where
from committee_pack.readers import docx_names as w
from committee_pack.readers.docx_package import unreadable
from committee_pack.readers.struck import struck_through


class Notices:
    """The findings of one document. ``block`` is the index of the block that is being read."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.block = 0
        self._place = Where(source=name, block=0)
        self._found: list[Finding] = []
        self._inserted = 0
        self._deleted = 0
        self._hidden: dict[int, int] = {}
        self.comments: dict[str, int] = {}

    def unreadable(self, problem: str) -> InputUnreadable:
        """Make the error for a document that cannot be read on; ``problem`` says why not."""
        return unreadable(self._name, problem)

    def where(self) -> Where:
        """Give the place that is being read."""
        if self._place.block != self.block:
            self._place = Where(source=self._name, block=self.block)
        return self._place

    def add(
        self,
        rule: str,
        message: str,
        hint: str = "",
        *,
        severity: Severity = Severity.WARNING,
        block: int | None = None,
    ) -> None:
        """Note one thing at the place that is being read, or at another block."""
        where = self.where() if block is None else Where(source=self._name, block=block)
        self._found.append(
            Finding(rule=rule, severity=severity, message=message, hint=hint, where=where)
        )

    def tracked(self, *, kept: bool) -> None:
        """Count one tracked change."""
        if kept:
            self._inserted += 1
        else:
            self._deleted += 1

    def placeholder(self, control: etree._Element) -> None:
        """Note a content control that still shows its prompt; the prompt is kept as text."""
        properties = control.find(w.SDT_PR)
        if properties is not None and w.is_on(properties.find(w.SHOWING_PLACEHOLDER)):
            self.add(
                "placeholder-shown",
                "A content control still shows its prompt instead of an answer.",
                "Fill it in, or delete it.",
                severity=Severity.INFO,
            )

    def hidden(self, text: str) -> None:
        """Count words of hidden text that are left out."""
        words = len(text.split())
        if words:
            self._hidden[self.block] = self._hidden.get(self.block, 0) + words

    def struck(self, words: str) -> None:
        """Note words that a line goes through."""
        self._found.append(struck_through(words, self.where()))

    def findings(self) -> tuple[Finding, ...]:
        """Give everything noticed; tracked changes as one finding."""
        self._add_tracked()
        for block, words in self._hidden.items():
            self.add(
                "hidden-text",
                f"{words} word{'s' if words > 1 else ''} of hidden text left out.",
                "Show hidden text in Word and delete it, or unhide what is to be published.",
                block=block,
            )
        self._hidden = {}
        return tuple(self._found)

    def _add_tracked(self) -> None:
        if not self._inserted and not self._deleted:
            return
        where = Where(source=self._name)
        self._found.insert(
            0,
            Finding(
                rule="tracked-changes",
                severity=Severity.WARNING,
                message=(
                    f"The file has tracked changes: {self._inserted} insertions are kept, "
                    f"{self._deleted} deletions are left out."
                ),
                hint="Accept or reject the changes in Word before the report is published.",
                where=where,
            ),
        )
        self._inserted = self._deleted = 0
