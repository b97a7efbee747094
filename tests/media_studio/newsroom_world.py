"""What the tests of the newsroom need: an experience expert, an idea, something to do, a day."""

from datetime import timedelta

from media_studio import assigning, ideas
from media_studio.models import Assignment
from portal.kit import clock


def idea_of(person, title="Bussi 7", **more):
    """Something that the person brought."""
    return ideas.bring_idea(person, title=title, **more)


def given(editor, idea, person=None, *, role="tells", days=None, **more):
    """Something to do for it, due in so many days."""
    due = None if days is None else clock.today() + timedelta(days=days)
    terms = assigning.Terms(role=role, due=due, **more)
    return assigning.make_assignment(editor, idea=idea, terms=terms, person=person)


def fresh(thing):
    """The same row as it stands now."""
    return type(thing).objects.get(pk=thing.pk)


def roles_of(idea):
    """What is to be done for it."""
    return list(Assignment.objects.filter(idea=idea).values_list("role", flat=True))
