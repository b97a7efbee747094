"""The CMS's app for people, with forms that fit people without a user name or a password."""

from wagtail.users.apps import WagtailUsersAppConfig


class CmsPeopleConfig(WagtailUsersAppConfig):
    """`wagtail.users` with our view set."""

    user_viewset = "portal.accounts.cms_people.PersonViewSet"
