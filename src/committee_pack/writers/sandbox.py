"""The sandbox that templates are read and rendered in."""

from collections.abc import Mapping

from jinja2.runtime import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("capitalize", "d", "default", "lower", "title", "trim", "upper")


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a dot only ever names a value: ``report.items`` is no method."""

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def sandbox(*, autoescape: bool = True) -> ImmutableSandboxedEnvironment:
    """Give the environment in which templates are read and rendered."""
    environment = _Sandbox(autoescape=autoescape, undefined=StrictUndefined)
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.globals = {}
    return environment
