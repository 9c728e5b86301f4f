"""The object store of an inference cache."""

from typing import ClassVar

from generator.components.variables import number
from generator.project import Check, Component, Variable
from generator.record import record, replace

ORIGIN = "^https://[a-z0-9-]+([.][a-z0-9-]+)+(:[0-9]{1,5})?$"


@record
class Folder:
    """One folder and its steps: days since an object was written, or None for a step left out."""

    name: str
    cool: int | None
    archive: int | None
    expire: int | None


@record
class Store(Component):
    """A private, versioned, encrypted store, divided into folders that do not overlap.

    `old_cool` and `old_delete` are days since a version was replaced. `redundancy` is said in the
    cloud's own word, where there is a choice.
    """

    template: ClassVar[str] = "store"

    folders: tuple[Folder, ...]
    old_cool: int | None
    old_delete: int
    cors_origins: tuple[str, ...]
    redundancy: str | None

    @property
    def folder_names(self) -> tuple[str, ...]:
        """Every folder, as the spec orders them."""
        return tuple(folder.name for folder in self.folders)

    @property
    def kept(self) -> tuple[str, ...]:
        """The folders whose objects do not expire: those that are worth a second copy."""
        return tuple(folder.name for folder in self.folders if folder.expire is None)

    @property
    def variables(self) -> tuple[Variable, ...]:
        """What a team tunes."""
        cool = {folder.name: folder.cool for folder in self.folders if folder.cool}
        archive = {folder.name: folder.archive for folder in self.folders if folder.archive}
        expire = {folder.name: folder.expire for folder in self.folders if folder.expire}
        return (
            _days_of_folders(
                "expire_days", expire, least=1, what="its objects are deleted, all versions"
            ),
            _days_of_folders(
                "cool_days", cool, least=30, what="its objects move to a cooler class"
            ),
            _days_of_folders("archive_days", archive, least=30, what="its objects are archived"),
            *(
                (
                    _days(
                        "old_version_cool_days",
                        self.old_cool,
                        least=30,
                        description="Days until a replaced version moves to a cooler class.",
                    ),
                )
                if self.old_cool
                else ()
            ),
            self._gone,
            *self._cors,
        )

    @property
    def _gone(self) -> Variable:
        """When old versions go: after they have cooled, if they do."""
        plain = _days(
            "old_version_days",
            self.old_delete,
            least=1,
            description="Days until a replaced or deleted version is gone for good.",
        )
        if not self.old_cool:
            return plain
        later = Check(
            kind="range",
            args={"min": 1, "max": 3650, "other": "old_version_cool_days"},
            message="More than old_version_cool_days, up to 3650.",
        )
        return replace(plain, check=later)

    @property
    def _cors(self) -> tuple[Variable, ...]:
        if not self.cors_origins:
            return ()
        return (
            Variable(
                name="cors_origins",
                type="list(string)",
                default=list(self.cors_origins),
                description="Websites whose pages may read from the cache.",
                check=Check(
                    kind="each_pattern",
                    args={"pattern": ORIGIN},
                    message="Origins such as https://app.example.com; never a bare asterisk.",
                ),
            ),
        )


def _days(name: str, default: int, *, least: int, description: str) -> Variable:
    return number(name, default, description, bounds=(least, 3650), unit="days")


def _days_of_folders(name: str, default: dict[str, int], *, least: int, what: str) -> Variable:
    return Variable(
        name=name,
        type="map(number)",
        default=default,
        description=f"By folder, days until {what}.",
        check=Check(
            kind="each_range",
            args={"min": least, "max": 3650},
            message=f"Between {least} and 3650 days for each folder.",
        ),
    )
