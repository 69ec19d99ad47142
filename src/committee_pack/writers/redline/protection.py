"""A redline that can be worked on: the protection of the new file is not taken over.

ECMA-376 Part 1, 17.15.1.29 (``documentProtection``) and 17.15.1.93 (``writeProtection``): with
either, Word lets nobody accept or reject a change.
"""

from committee_pack.model.finding import Finding, Severity
from committee_pack.writers.ooxml import w
from committee_pack.writers.redline.parts import WordFile

_KINDS = ("documentProtection", "writeProtection")


def lifted(file: WordFile) -> tuple[Finding, ...]:
    """Take protection off a file's settings; tell it.

    Args:
        file: the file that becomes the redline; changed.
    """
    part = file.related("settings")
    if part is None:
        return ()
    settings = file.tree(part)
    found = [one for kind in _KINDS for one in settings.findall(w(kind))]
    for one in found:
        settings.remove(one)
    if not found:
        return ()
    return (
        Finding(
            rule="protection-lifted",
            severity=Severity.INFO,
            message=f"{file.name} is protected against editing; the redline is not, so that its "
            "changes can be accepted and rejected.",
            hint="Protect it again in Word, under Review, if nobody is to do that.",
        ),
    )
