"""The container files say what the code does: each command, port and variable exists."""

import json
import re
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from .test_environment import NAME, variables_read

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
    assert f"inside=:{door}" in COMPOSE["services"]["varnish"]["command"]
    assert OURS["worker"]["environment"]["FRONT_CACHES"] == OURS["web-1"]["environment"]["FRONT_CACHES"]
    assert door not in (ROOT / "portal/front/Caddyfile").read_text()


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
