"""The sandbox that templates are read and rendered in."""

from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import Template, nodes
from jinja2.runtime import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FILTERS = ("capitalize", "d", "default", "lower", "title", "trim", "upper")


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a dot only ever names a value: ``report.items`` is no method.

    Each text is compiled once, so an environment goes with one template.
    """

    def __init__(self, *, autoescape: bool) -> None:
        super().__init__(autoescape=autoescape, undefined=StrictUndefined)
        self._compiled: dict[object, Template] = {}

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, globals, template_class)
        return self._compiled[source]

    def getattr(self, obj: object, attribute: str) -> object:
        if isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def sandbox(*, autoescape: bool = True) -> ImmutableSandboxedEnvironment:
    """Give the environment in which templates are read and rendered."""
    environment = _Sandbox(autoescape=autoescape)
    environment.filters = {name: environment.filters[name] for name in FILTERS}
    environment.globals = {}
    return environment
