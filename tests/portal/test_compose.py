"""The container files say what the code does: each command, port and variable exists."""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from .test_environment import NAME, variables_read
from .test_settings import start

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = {name: service for name, service in COMPOSE["services"].items() if "build" in service}
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OF_PYTHON = {"PATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "DJANGO_SETTINGS_MODULE"}
OF_PIP = {"PIP_NO_CACHE_DIR", "PIP_DISABLE_PIP_VERSION_CHECK"}


def is_a_command(words):
    return words[:2] == ["python", "manage.py"] and words[2] in get_commands()


def test_all_parts_are_there():
    of_others = {"proxy", "varnish", "db", "redis"}
    assert set(OURS) == {"migrate", "web-1", "web-2", "worker"}
    assert set(COMPOSE["services"]) == of_others | set(OURS)


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_each_service_is_bounded(name):
    service = COMPOSE["services"][name]
    assert service["read_only"]
    assert service["mem_limit"]
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]


@pytest.mark.parametrize("name", set(COMPOSE["services"]) - set(OURS) - {"proxy"})
def test_only_the_proxy_is_root_and_may_do_no_more_than_bind(name):
    assert COMPOSE["services"][name]["user"]
    assert COMPOSE["services"]["proxy"]["cap_add"] == ["NET_BIND_SERVICE"]


def test_only_the_proxy_is_open_to_the_world():
    assert [name for name, service in COMPOSE["services"].items() if "ports" in service] == ["proxy"]


def test_the_cache_asks_the_web_processes_where_they_serve():
    backends = (ROOT / "portal/front/backends.vcl").read_text()
    hosts = dict(
        zip(re.findall(r'host = "(.+)"', backends), re.findall(r'port = "(.+)"', backends), strict=True)
    )
    assert hosts == {name: OURS[name]["environment"]["PORT"] for name in ("web-1", "web-2")}


def test_the_proxy_finds_the_cache_and_the_web_processes():
    caddyfile = (ROOT / "portal/front/Caddyfile").read_text()
    assert "web-1:8000 web-2:8000" in caddyfile
    assert "varnish:6081" in caddyfile
    assert "front=:6081" in COMPOSE["services"]["varnish"]["command"]


def test_the_portal_reaches_the_door_of_the_cache_that_the_proxy_does_not():
    door = OURS["web-1"]["environment"]["FRONT_CACHES"].rpartition(":")[2]
    assert f"inside=varnish-inside:{door}" in COMPOSE["services"]["varnish"]["command"]
    assert OURS["worker"]["environment"]["FRONT_CACHES"] == OURS["web-1"]["environment"]["FRONT_CACHES"]
    assert door not in (ROOT / "portal/front/Caddyfile").read_text()


def networks_of(name):
    return set(COMPOSE["services"][name]["networks"])


def test_the_door_of_the_cache_listens_where_the_portal_is_and_nobody_else():
    [of_door] = [
        name
        for name, how in COMPOSE["services"]["varnish"]["networks"].items()
        if "varnish-inside" in (how or {}).get("aliases", ())
    ]
    there = {name for name in COMPOSE["services"] if of_door in networks_of(name)}
    assert there == {"varnish", "web-1", "web-2", "worker"}


SPEAKING = {
    ("proxy", "varnish"),
    *((one, web) for one in ("proxy", "varnish", "db", "redis") for web in ("web-1", "web-2")),
    *((one, "worker") for one in ("varnish", "db", "redis")),
    ("db", "migrate"),
}


@pytest.mark.parametrize(("one", "other"), sorted(SPEAKING))
def test_who_speaks_finds_the_other_by_one_address(one, other):
    """The cache takes no name that leads to two."""
    assert len(networks_of(one) & networks_of(other)) == 1


def test_what_faces_the_world_does_not_reach_what_is_kept():
    for kept in ("db", "redis"):
        assert not networks_of(kept) & (networks_of("proxy") | networks_of("varnish"))
        assert all(COMPOSE["networks"][name]["internal"] for name in networks_of(kept))


def test_all_networks_are_named_below():
    used = set().union(*(networks_of(name) for name in COMPOSE["services"]))
    assert used == set(COMPOSE["networks"])


@pytest.mark.parametrize("name", set(COMPOSE["services"]) - {"migrate"})
def test_each_service_that_stays_is_watched(name):
    said = COMPOSE["services"][name].get("healthcheck", {}).get("test", [])
    assert said or "HEALTHCHECK" in DOCKERFILE
    assert name in {"web-1", "web-2"} or said
    assert said[1:3] != ["python", "manage.py"] or is_a_command(said[1:])


def test_the_proxy_is_watched_where_it_answers_nobody_else():
    caddyfile = (ROOT / "portal/front/Caddyfile").read_text()
    asked = COMPOSE["services"]["proxy"]["healthcheck"]["test"][-1]
    port = re.search(r"^http://:{\$WATCH_PORT:(\d+)} {\n\tbind 127.0.0.1\n", caddyfile, re.MULTILINE)[1]
    assert asked == f"http://127.0.0.1:{port}/"


ASKED = re.compile(r"\$\{(\w+):([-?])([^}]*)\}")


def environment_of(name, told):
    """What compose gives a service when .env says this; KeyError where it would refuse."""

    def fill(match):
        asked, how, usual = match.groups()
        return told.get(asked) or (usual if how == "-" else told[asked])

    return {**told, **{key: ASKED.sub(fill, value) for key, value in OURS[name]["environment"].items()}}


@pytest.mark.parametrize("name", OURS)
@pytest.mark.parametrize("by_file", [True, False])
def test_the_key_may_stand_in_the_env_file_or_in_a_file_of_its_own(tmp_path, name, by_file):
    key = "only-here-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKL"
    (tmp_path / "key").write_text(f"{key}\n")
    said = {"SECRET_KEY_FILE": str(tmp_path / "key")} if by_file else {"SECRET_KEY": key}
    told = environment_of(name, {"POSTGRES_PASSWORD": "word", **said})
    done = start(tmp_path, ask="SECRET_KEY", **{**told, "DATA_DIR": str(tmp_path)})
    assert done.stdout.strip() == key, done.stderr


def test_mails_lead_to_the_first_host_that_is_allowed(tmp_path):
    told = {
        "POSTGRES_PASSWORD": "word",
        "SECRET_KEY": "k" * 60,
        "ALLOWED_HOSTS": "portal.example,other.example",
    }
    done = start(tmp_path, ask="BASE_URL", **{**environment_of("web-1", told), "DATA_DIR": str(tmp_path)})
    assert done.stdout.strip() == "https://portal.example", done.stderr


def test_the_database_has_no_password_that_everybody_knows():
    asked = re.findall(r"\$\{POSTGRES_PASSWORD(.)(.)", (ROOT / "docker-compose.yml").read_text())
    assert set(asked) == {(":", "?")}
    with pytest.raises(KeyError, match="POSTGRES_PASSWORD"):
        environment_of("web-1", {"SECRET_KEY": "key"})
    assert re.search(r"^POSTGRES_PASSWORD=$", (ROOT / ".env.example").read_text(), re.MULTILINE)


def test_there_are_as_many_trusted_proxies_as_stand_before_a_page():
    assert OURS["web-1"]["environment"]["TRUSTED_PROXY_COUNT"].endswith(":-2}")


@pytest.mark.parametrize("name", OURS)
def test_each_service_runs_a_command_that_exists(name):
    assert is_a_command(OURS[name]["command"])


@pytest.mark.parametrize("name", OURS)
def test_each_service_sets_only_variables_that_are_read(name):
    assert set(OURS[name]["environment"]) <= variables_read()


@pytest.mark.parametrize("name", OURS)
def test_each_service_has_what_production_needs(name):
    assert {"SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"} <= set(OURS[name]["environment"])


@pytest.mark.parametrize("name", OURS)
def test_each_service_hears_of_every_variable_in_the_env_file(name):
    assert OURS[name]["env_file"] == ".env"


def test_compose_asks_only_for_variables_of_the_example():
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert asked <= set(NAME.findall((ROOT / ".env.example").read_text()))


def test_addresses_name_services_that_exist():
    variables = OURS["web-1"]["environment"]
    database = re.search(r"@(\w+):(\d+)/(\w+)", variables["DATABASE_URL"])
    assert database[1] in COMPOSE["services"]
    assert database[3] == COMPOSE["services"]["db"]["environment"]["POSTGRES_DB"]
    assert re.search(r"//(\w+):", variables["REDIS_URL"])[1] in COMPOSE["services"]


def test_what_is_waited_for_exists_and_can_be_well():
    for service in COMPOSE["services"].values():
        awaited_by = service.get("depends_on", {})
        assert set(awaited_by) <= set(COMPOSE["services"])
        for name, how in awaited_by.items() if isinstance(awaited_by, dict) else ():
            awaited = COMPOSE["services"][name]
            assert how["condition"] != "service_healthy" or "healthcheck" in awaited


def test_the_port_is_the_one_that_is_served():
    inside = OURS["web-1"]["environment"]["PORT"]
    assert inside == re.search(r"^EXPOSE (\d+)", DOCKERFILE, re.MULTILINE)[1]
    assert inside == re.search(r"\bPORT=(\d+)", DOCKERFILE)[1]


def test_folders_that_are_kept_are_named_below():
    kept = {
        volume.split(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service.get("volumes", [])
        if not volume.startswith("./")
    }
    assert kept == set(COMPOSE["volumes"])
    assert (
        OURS["web-1"]["environment"]["DATA_DIR"] == re.search(r"DATA_DIR=(\S+)$", DOCKERFILE, re.MULTILINE)[1]
    )


@pytest.mark.parametrize("words", re.findall(r"CMD (\[.+\])", DOCKERFILE))
def test_the_image_runs_commands_that_exist(words):
    assert is_a_command(json.loads(words))


def test_the_image_sets_only_variables_that_are_read():
    joined = DOCKERFILE.replace("\\\n", " ")
    settings = " ".join(re.findall(r"^ENV (.+)$", joined, re.MULTILINE))
    assert set(re.findall(r"([A-Z_]+)=", settings)) - OF_PYTHON - OF_PIP <= variables_read()


def test_the_image_does_not_run_as_root_and_copies_what_exists():
    assert re.search(r"^USER portal$", DOCKERFILE, re.MULTILINE)
    assert (ROOT / re.search(r"^COPY (requirements\S+)", DOCKERFILE, re.MULTILINE)[1]).exists()


def test_the_example_variables_of_compose_are_in_the_example_file():
    asked = set(re.findall(r"\${(\w+)", (ROOT / "docker-compose.yml").read_text()))
    assert asked - {"POSTGRES_PASSWORD", "SITE_ADDRESS", "TLS"} <= variables_read()
