"""Find the structure that a report is built by."""

from committee_pack.build.paths import Places, find_input
from committee_pack.model.meeting import Meeting, ReportOrder
from committee_pack.profiles import Profile, load_profile


def report_profile(meeting: Meeting, order: ReportOrder, places: Places) -> Profile:
    """Load the report's profile: from a council's own file, or the shipped one of that name.

    A file of that name in the folder ``profiles`` goes before the shipped one, as it does with
    templates.

    Raises:
        InputUnreadable: the council's own file is not there.
        SettingsError: there is no such profile, or it is not valid.
    """
    name = order.profile or meeting.profile
    if name.endswith(".toml"):
        return load_profile(str(find_input(places, name, "profile")))
    own = (path for path in places.candidates(f"profiles/{name}.toml") if path.is_file())
    return load_profile(str(next(own, name)))
