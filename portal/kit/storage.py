"""Where files are kept."""

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage
from django.utils.functional import LazyObject


class HashedStaticStorage(ManifestStaticFilesStorage):
    """Static files under hashed names, script imports included, so that they may be cached for ever."""

    support_js_module_import_aggregation = True
    manifest_strict = False


class _Private(LazyObject):  # type: ignore[type-arg]  # it takes none when it runs
    def _setup(self) -> None:
        self._wrapped = FileSystemStorage(location=str(settings.PRIVATE_ROOT), base_url=None)


private = _Private()


def private_storage() -> FileSystemStorage:
    """The storage that no address serves: a view decides who may see what is in it."""
    return private  # type: ignore[return-value]  # a lazy stand-in, so that tests may move the folder
