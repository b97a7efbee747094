"""What the libraries under the portal keep of people: addresses, keys, sessions, the CMS's logs and forms."""

from . import pages, people

KEPT = (*people.KEPT, *pages.KEPT)

_SET_UP = "how the site is set up"
NOBODY = {
    "simple_translation.SimpleTranslation": "a right, no rows",
    "wagtailadmin.Admin": "a right, no rows",
    "wagtailimages.Rendition": "not in use: ours is content.Rendition",
    "wagtailcore.Locale": _SET_UP,
    "wagtailcore.Site": _SET_UP,
    "wagtailcore.GroupSitePermission": _SET_UP,
    "wagtailcore.CollectionViewRestriction": _SET_UP,
    "wagtailcore.Collection": _SET_UP,
    "wagtailcore.GroupCollectionPermission": _SET_UP,
    "wagtailcore.WorkflowContentType": _SET_UP,
    "wagtailcore.Workflow": _SET_UP,
    "wagtailcore.WorkflowTask": _SET_UP,
    "wagtailcore.Task": _SET_UP,
    "wagtailcore.GroupApprovalTask": _SET_UP,
    "wagtailcore.GroupPagePermission": _SET_UP,
    "wagtailcore.PageViewRestriction": _SET_UP,
    "wagtailcore.WorkflowPage": _SET_UP,
    "taggit.Tag": "words by which editors sort pictures",
    "taggit.TaggedItem": "words by which editors sort pictures",
    "auth.Permission": _SET_UP,
    "auth.Group": _SET_UP,
    "contenttypes.ContentType": _SET_UP,
    "socialaccount.SocialApp": "not in use: settings name the organisation",
}
