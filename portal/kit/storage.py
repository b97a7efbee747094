"""Where files are kept."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.utils.functional import LazyObject, cached_property

from .bundles import made, whole_of


class HashedStaticStorage(ManifestStaticFilesStorage):
    """Static files under hashed names, script imports included, so that they may be cached for ever."""

    support_js_module_import_aggregation = True
    manifest_strict = False
    has_bundles = True

    def url(self, name: str | None, force: bool = False) -> str:
        """The address of a file. A page names forty, and each stays the same for as long as we run."""
        if settings.DEBUG or force:
            return super().url(name or "", force)
        if name not in self._addresses:
            self._addresses[name] = super().url(name or "")
        return self._addresses[name]

    @cached_property
    def _addresses(self) -> dict[str | None, str]:
        return {}

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Puts together what always comes together, then names everything by its bytes."""
        if not dry_run:
            for name in made(set(paths)):
                self.delete(name)
                self.save(name, ContentFile(whole_of(name, lambda part: _text(*paths[part]))))
                paths[name] = (self, name)
        self._addresses.clear()
        yield from super().post_process(paths, dry_run, **options)
        self._addresses.clear()


def _text(storage: Any, path: str) -> str:
    with storage.open(path) as file:
        return str(file.read().decode())


class _Private(LazyObject):  # type: ignore[type-arg]  # it takes none when it runs
    def _setup(self) -> None:
        self._wrapped = FileSystemStorage(location=str(settings.PRIVATE_ROOT), base_url=None)


private = _Private()


def private_storage() -> FileSystemStorage:
    """The storage that no address serves: a view decides who may see what is in it."""
    return private  # type: ignore[return-value]  # a lazy stand-in, so that tests may move the folder
