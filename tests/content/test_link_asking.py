"""Asking another site: by a number that was looked at, step by step. Nothing leaves this machine here."""

import socket

import pytest

from content import link_asking
from content.link_asking import ask
from content.link_policy import Found

PUBLIC = "93.184.215.14"


class Answers:
    """A network of our own: names and their numbers, addresses and their answers."""

    def __init__(self):
        self.names = {"a.example": [PUBLIC], "b.example": [PUBLIC]}
        self.answers = {}
        self.asked = []
        self.connected = []

    def getaddrinfo(self, host, port, **_more):
        numbers = self.names.get(host)
        if not numbers:
            raise socket.gaierror("no such name")
        given = numbers if isinstance(numbers, list) else numbers()
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in given]

    def connection(self, asked, number):
        self.connected.append(number)
        return Connection(self, asked)


class Connection:
    def __init__(self, network, asked):
        self.network, self.asked = network, asked

    def request(self, way, target, headers):
        assert "OmaAani" in headers["User-Agent"]
        self.address = f"{self.asked.scheme}://{self.asked.host}{target}"
        self.way = way
        self.network.asked.append((way, self.address))

    def getresponse(self):
        found = self.network.answers.get(
            (self.way, self.address), self.network.answers.get(self.address, 200)
        )
        status, onward = found if isinstance(found, tuple) else (found, "")
        if isinstance(status, Exception):
            raise status
        return Response(status, onward)

    def close(self):
        pass


class Response:
    def __init__(self, status, onward):
        self.status, self.onward = status, onward

    def getheader(self, _name):
        return self.onward


@pytest.fixture
def network(monkeypatch):
    made = Answers()
    monkeypatch.setattr(link_asking.socket, "getaddrinfo", made.getaddrinfo)
    monkeypatch.setattr(link_asking, "_connection", made.connection)
    return made


def test_a_head_is_enough_when_the_page_is_there(network):
    assert ask("https://a.example/x") is Found.GOOD
    assert network.asked == [("HEAD", "https://a.example/x")]
    assert network.connected == [PUBLIC]


def test_the_page_itself_is_asked_for_when_the_head_does_not_tell(network):
    network.answers["HEAD", "https://a.example/x"] = 405
    assert ask("https://a.example/x") is Found.GOOD
    network.answers["https://a.example/y"] = 404
    assert ask("https://a.example/y") is Found.GONE
    assert [way for way, _address in network.asked] == ["HEAD", "GET", "HEAD", "GET"]


def test_a_redirection_is_followed_and_not_for_ever(network):
    network.answers["http://a.example/x"] = (301, "https://b.example/y")
    assert ask("http://a.example/x") is Found.GOOD
    assert network.asked[-1] == ("HEAD", "https://b.example/y")
    network.answers["https://b.example/y"] = (302, "/y")
    assert ask("http://a.example/x") is Found.SILENT


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1"])
def test_a_name_of_something_inside_is_not_asked(network, inside):
    network.names["a.example"] = [inside]
    assert ask("http://a.example/") is Found.CLOSED
    network.names["a.example"] = [PUBLIC, inside]
    assert ask("http://a.example/") is Found.CLOSED
    assert network.connected == []


def test_a_redirection_to_something_inside_is_not_followed(network):
    network.names["b.example"] = ["192.168.0.1"]
    network.answers["http://a.example/"] = (302, "http://b.example/")
    assert ask("http://a.example/") is Found.CLOSED
    network.answers["http://a.example/"] = (302, "file:///etc/passwd")
    assert ask("http://a.example/") is Found.CLOSED
    assert set(network.connected) == {PUBLIC}


def test_a_name_is_looked_up_once_and_that_number_is_used(network):
    said = iter([[PUBLIC], ["127.0.0.1"]])
    network.names["a.example"] = lambda: next(said)
    assert ask("http://a.example/") is Found.GOOD
    assert network.connected == [PUBLIC]


def test_the_connection_goes_to_the_number_and_the_name_stays_in_the_question(monkeypatch):
    went = []

    def connect(place, timeout):
        went.append((place, timeout))
        raise TimeoutError

    monkeypatch.setattr(link_asking.socket, "create_connection", connect)
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (PUBLIC, 443))]
    monkeypatch.setattr(link_asking.socket, "getaddrinfo", lambda *_a, **_k: rows)
    assert ask("https://a.example/") is Found.SILENT
    assert went == [((PUBLIC, 443), link_asking.SECONDS)]


def test_no_name_and_no_answer_are_silence(network):
    assert ask("http://nobody.example/") is Found.SILENT
    network.answers["http://a.example/"] = (TimeoutError(), "")
    assert ask("http://a.example/") is Found.SILENT
