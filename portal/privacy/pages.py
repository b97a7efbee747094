"""What Wagtail and the queue keep of stories and of work in the background."""

from portal.kit.personal_data import STORIES, TASKS, Erasure, Ground, personal

STORY = "as long as the story"
LOG = "who did what, when, by number; words about a story go with it"
OBJECT = "a number"

KEPT = (
    personal(
        "wagtailcore.Page",
        f"{STORIES} owner locked_by",
        "the page of a story: its name and address",
        Ground.HEALTH,
        STORY,
        Erasure.STORY,
        "it goes with the story; a page of the house stays, and its owner is an empty row then",
        words={
            "title": "the name",
            "draft_title": "the name of the draft",
            "slug": "the end of the address",
            "url_path": "the address",
            "seo_title": "words for search engines",
            "search_description": "words for search engines",
        },
        plain={"path": "a place in the tree"},
        others="locked_by owner",
        not_exported="the story itself is in the export, with these words",
    ),
    personal(
        "wagtailcore.Revision",
        f"{STORIES} user",
        "versions of a story",
        Ground.HEALTH,
        STORY,
        Erasure.STORY,
        "it goes with the story; who saved a page of the house is an empty row then",
        words={"content": "the whole version", "object_str": "the name"},
        plain={"object_id": OBJECT},
        others="user",
        told_by=STORIES,
    ),
    personal(
        "wagtailcore.WorkflowState",
        f"{STORIES} requested_by",
        "that a story waits for a reader",
        Ground.SERVICE,
        STORY,
        Erasure.STORY,
        "it goes with the story",
        plain={"object_id": OBJECT},
        others="requested_by",
        told_by=STORIES,
    ),
    personal(
        "wagtailcore.TaskState",
        f"{STORIES} finished_by",
        "a reading of a story, and what the reader said",
        Ground.SERVICE,
        STORY,
        Erasure.STORY,
        "it goes with the story",
        words={"comment": "what the reader said to the storyteller"},
        others="finished_by",
        told_by=STORIES,
    ),
    *(
        personal(
            f"wagtailcore.{table}",
            "user",
            "the log of the CMS: who did what, when",
            Ground.DUTY,
            "as long as the portal",
            Erasure.KEEP,
            LOG,
            words={"label": "the name of a page or thing", "data": "what was done"},
            plain=plain,
            stays="label data",
            hidden="label data",
        )
        for table, plain in (
            ("PageLogEntry", {"action": "a code"}),
            ("ModelLogEntry", {"action": "a code", "object_id": OBJECT}),
        )
    ),
    *(
        personal(
            table,
            "",
            purpose,
            Ground.SERVICE,
            STORY,
            Erasure.STORY,
            "it goes with the story",
            follows="content.StoryPage",
            plain=plain,
        )
        for table, purpose, plain in (
            (
                "wagtailsearch.IndexEntry",
                "to find a public story",
                {"object_id": OBJECT} | dict.fromkeys(("autocomplete", "title", "body"), "words of the page"),
            ),
            (
                "wagtailsearch.SQLiteFTSIndexEntry",
                "to find a public story",
                dict.fromkeys(("autocomplete", "title", "body"), "words of the page"),
            ),
            (
                "wagtailcore.ReferenceIndex",
                "which page uses which picture",
                {
                    "object_id": OBJECT,
                    "to_object_id": OBJECT,
                    "model_path": "a place",
                    "content_path": "a place",
                },
            ),
        )
    ),
    personal(
        "django_tasks_database.DBTaskResult",
        TASKS,
        "work in the background, such as a mail that is to go",
        Ground.SERVICE,
        "until done; what was done 7 days",
        Erasure.ERASE,
        "no mail is to go any more",
        words={
            "args_kwargs": "whom to mail, and about what",
            "return_value": "nothing of ours",
            "traceback": "where in the code it failed",
        },
        plain={
            "task_path": "which work",
            "worker_ids": "which worker",
            "queue_name": "which queue",
            "backend_name": "which queue",
            "exception_class_path": "which fault",
        },
        not_exported="it may hold codes and keys of links; what it did is in the other tables",
    ),
)
