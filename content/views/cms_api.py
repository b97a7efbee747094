"""The CMS's own API, which its scripts ask: it gives no more than the CMS's pages show.

Wagtail's endpoints for pictures and documents ask no policy; the one for pages gives the title of a draft.
"""

from typing import Any

from django.db.models import QuerySet
from rest_framework.authentication import SessionAuthentication
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from ..models import MaterialFile, Picture
from ..queries import told_by_others


class HousePictures(ImagesAdminAPIViewSet):
    """Pictures that the person may choose. Others are not there."""

    authentication_classes = [SessionAuthentication]

    def get_queryset(self) -> QuerySet[Picture]:
        policy = policy_registry.get_by_type(Picture)
        mine = policy.instances_user_has_any_permission_for(self.request.user, ["choose"])
        pictures: QuerySet[Picture] = super().get_queryset()
        return pictures.filter(pk__in=mine.values("pk"))


class HouseDocuments(DocumentsAdminAPIViewSet):
    """Documents that the person may choose."""

    authentication_classes = [SessionAuthentication]

    def get_queryset(self) -> QuerySet[MaterialFile]:
        policy = policy_registry.get_by_type(MaterialFile)
        mine = policy.instances_user_has_any_permission_for(self.request.user, ["choose"])
        documents: QuerySet[MaterialFile] = super().get_queryset()
        return documents.filter(pk__in=mine.values("pk"))


class PagesWithoutStories(PagesAdminAPIViewSet):
    """Pages of the CMS, less what other people tell: their drafts are read in the studio only."""

    def get_base_queryset(self) -> QuerySet[Any]:
        pages: QuerySet[Any] = super().get_base_queryset()
        return pages.exclude(pk__in=told_by_others(self.request.user).values("pk"))
