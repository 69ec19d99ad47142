"""Check or adopt a template in the reading child: it is somebody else's file like any other."""

from pathlib import Path

import msgspec

from committee_pack.build.child import Request
from committee_pack.build.child_process import seconds_for
from committee_pack.build.reading import ask
from committee_pack.model.finding import Severity
from committee_pack.model.template import Adoption, AdoptWishes, TemplateCheck, TemplateFinding
from committee_pack.profiles import Profile


def read_template_check(path: Path, profile: Profile | None) -> TemplateCheck:
    """Check a template; see ``build.template_verdict.check_template``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
    """
    request = Request("template", str(path), str(Path.cwd()), seconds_for(path), profile)
    answer = ask(request)
    assert answer.value is not None
    check = msgspec.msgpack.decode(answer.value, type=TemplateCheck)
    if not answer.unlimited:
        return check
    told = TemplateFinding(
        rule="read-without-limits",
        severity=Severity.INFO,
        message=f"This computer does not let {path.name} be read within limits of memory and time.",
        hint="Open no file here that you would not open in its own program.",
    )
    return msgspec.structs.replace(check, findings=(*check.findings, told))


def read_adoption(path: Path, profile: Profile | None, wishes: AdoptWishes) -> Adoption:
    """Put tags into a council's Word file; see ``build.template_adopt.adopt_template``.

    Raises:
        InputUnreadable: the file cannot be read, or not within the limits of memory and time.
        TemplateUnusable: it is a Word file of a kind that cannot be filled.
    """
    seconds = seconds_for(path)
    here = str(Path.cwd())
    answer = ask(Request("adoption", str(path), here, seconds, profile, wishes=wishes))
    assert answer.value is not None
    return msgspec.msgpack.decode(answer.value, type=Adoption)
