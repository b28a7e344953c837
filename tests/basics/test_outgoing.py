"""The way out leads to named hosts only, and nowhere near unless that was said."""

import ast
import http.server
import threading
from pathlib import Path
from typing import ClassVar

import pytest
import requests

from draagvlak.basics.outgoing import MOST_BYTES, NotAllowed, OutgoingSession

ROOT = Path(__file__).parents[2]
WAYS_OUT = {"requests", "urllib.request", "http.client", "httpx", "aiohttp", "urllib3", "ftplib", "telnetlib"}


class Answers(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "http://169.254.169.254/")
            self.end_headers()
            return
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"x" * (MOST_BYTES + 1) if self.path == "/large" else b'{"ok": true}')

    def log_message(self, *_args):
        pass


@pytest.fixture
def server():
    Answers.asked = []
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as found:
        thread = threading.Thread(target=found.serve_forever)
        thread.start()
        yield f"127.0.0.1:{found.server_port}"
        found.shutdown()
        thread.join()


def test_a_named_host_answers(server):
    with OutgoingSession([server], may_be_near=True) as session:
        assert session.get(f"http://{server}/").json() == {"ok": True}
    assert Answers.asked == ["/"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://elders.example/", "https://user@{0}/", "http://{0}@x/"]
)
def test_another_host_is_not_even_looked_up(server, address, monkeypatch):
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: pytest.fail("looked up"))
    with OutgoingSession([server], may_be_near=True) as session, pytest.raises(NotAllowed):
        session.get(address.format(server))


def test_a_redirect_is_refused(server):
    with OutgoingSession([server], may_be_near=True) as session, pytest.raises(NotAllowed):
        session.get(f"http://{server}/elsewhere", allow_redirects=True)
    assert Answers.asked == ["/elsewhere"]


def test_a_large_answer_is_refused(server):
    with OutgoingSession([server], may_be_near=True) as session, pytest.raises(NotAllowed):
        session.get(f"http://{server}/large")


def test_plain_http_is_refused(server):
    with OutgoingSession([server]) as session, pytest.raises(requests.exceptions.InvalidSchema):
        session.get(f"http://{server}/")
    assert Answers.asked == []


def test_a_name_that_leads_into_this_machine_gets_no_byte(server, monkeypatch):
    """As a name whose owner changed what it stands for, after it was looked at."""
    monkeypatch.setattr("urllib3.util.connection.allowed_gai_family", lambda: 2)
    inside = server.replace("127.0.0.1", "localhost")
    with OutgoingSession([inside]) as session, pytest.raises(requests.ConnectionError) as refused:
        session.get(f"https://{inside}/")
    assert "not public" in str(refused.value)
    assert Answers.asked == []


def test_proxies_and_passwords_of_the_machine_are_left_alone(server, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://elders.example:1")
    with OutgoingSession([server], may_be_near=True) as session:
        assert session.get(f"http://{server}/").status_code == 200


def test_nothing_else_in_the_house_goes_out():
    for file in (ROOT / "draagvlak").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [node.module] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            out = [
                name for name in names if name and any(name == way or name.startswith(f"{way}.") for way in WAYS_OUT)
            ]
            assert not out or file.name == "outgoing.py", f"{file} imports {out}"
