"""Addresses that a committee paper may link to: web and e-mail, quoted as Word wants them."""

import re
from urllib.parse import quote, urlsplit

from committee_pack.writers.cleaning import clean

_SAFE = re.compile(r"^(?:https?://[^/]|mailto:.)", re.IGNORECASE)
# Word cannot follow, and may refuse, a longer address.
_LONGEST = 2079
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def shown_address(link: str) -> str | None:
    """Give an address as it is written: what no address may hold is quoted (RFC 3986, 2.1).

    None for one that is left out: a place in the old document, a file, a script, no address at all.
    """
    address = clean(link)[0].strip()
    if not _SAFE.match(address) or not _can_be_parsed(address):
        return None
    quoted = quote(_STRAY_PERCENT.sub("%25", address), safe="%/:?#[]@!$&'()*+,;=~-._")
    return quoted if len(quoted) <= _LONGEST else None


def _can_be_parsed(address: str) -> bool:
    try:
        # Asking for the port is what makes urlsplit look at it.
        return urlsplit(address).port != -1
    except ValueError:
        return False
