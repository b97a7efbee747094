"""The devices with which people sign in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _

BROWSERS = {
    "edge": "Edge",
    "opera": "Opera",
    "samsung": "Samsung Internet",
    "firefox": "Firefox",
    "chrome": "Chrome",
    "safari": "Safari",
}
SYSTEMS = {
    "iphone": "iPhone",
    "ipad": "iPad",
    "android": "Android",
    "windows": "Windows",
    "mac": "Mac",
    "chromeos": "Chromebook",
    "linux": "Linux",
}


class Device(models.Model):
    """A browser in which a person signed in: of which kind, and when it was used last. Never from where."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="devices")
    mark_digest = models.CharField(max_length=64)  # of the mark that the browser keeps
    browser = models.CharField(max_length=12, blank=True)
    system = models.CharField(max_length=12, blank=True)
    session_key = models.CharField(max_length=40, blank=True, db_index=True)  # of the newest sign-in there
    # A helper said that it is the person's own: until then a sign-in card needs no helper here.
    confirmed_digest = models.CharField(max_length=64, blank=True)
    confirmed_until = models.DateTimeField(null=True, blank=True)
    first_used_at = models.DateTimeField()
    last_used_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["person", "mark_digest"], name="one_row_for_each_device"),
        )

    def __str__(self) -> str:
        return device_in_words(self.browser, self.system)


def device_in_words(browser: str, system: str) -> str:
    """What people call it, in the language of the moment."""
    names = {"browser": BROWSERS.get(browser, ""), "system": SYSTEMS.get(system, "")}
    if all(names.values()):
        return _("%(browser)s on %(system)s") % names
    return names["browser"] or names["system"] or _("A device that we do not know")
