"""People in the CMS: a mail address, a first name, a language and roles."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, UserViewSet

from .letters import send_letter_later
from .models import User
from .permissions import may_erase_people
from .registering import keep_address
from .roles import groups_of_roles


class _PersonForm(forms.ModelForm):
    """No last name is asked, and nobody gets every right by a tick: that is done on the server only."""

    last_name = forms.CharField(label=_("Last name"), required=False)
    is_superuser = None

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields.pop("is_superuser", None)
        self.fields["groups"].queryset = groups_of_roles()  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        """In small letters, and nobody else's."""
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody uses this address already. Write another one."))
        return email

    def save(self, commit: bool = True) -> User:
        person = super().save(commit=False)
        if not person.pk:
            person.set_unusable_password()
        if commit:
            before = User.objects.filter(pk=person.pk).values_list("email", flat=True).first()
            person.save()
            self.save_m2m()
            keep_address(person)
            if before and before.lower() != person.email:
                # The old address does not learn the new one: it may not be the person's any more.
                send_letter_later("address_changed", before, person.language)
        return person


class PersonCreationForm(_PersonForm, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        model = User
        fields = {"email", "first_name", "last_name", "language", "groups"}


class PersonEditForm(_PersonForm, UserEditForm):
    class Meta(UserEditForm.Meta):
        model = User
        fields = {"email", "first_name", "last_name", "language", "is_active", "groups"}


class AddPerson(CreateView):
    template_name = "accounts/cms/create_person.html"


class EditPerson(EditView):
    template_name = "accounts/cms/edit_person.html"

    def get_context_data(self, **facts: Any) -> dict[str, Any]:
        """Also whether the account may be erased here."""
        may_erase = may_erase_people(self.request.user) and self.object.pk != self.request.user.pk
        return {**super().get_context_data(**facts), "may_erase": may_erase}


class PersonViewSet(UserViewSet):
    """The CMS's pages for people."""

    add_view_class = AddPerson
    edit_view_class = EditPerson
    # Said here too: the view set looks for Wagtail's own templates first.
    create_template_name = AddPerson.template_name
    edit_template_name = EditPerson.template_name

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return PersonEditForm if for_update else PersonCreationForm
