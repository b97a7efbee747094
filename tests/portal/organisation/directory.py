"""A small provider of OpenID Connect on the loopback: metadata, keys, sign-in page, tokens, userinfo.

It does what an organisation's directory does, and on demand what none should do.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec

Claims = dict[str, Any]
CLIENT, SECRET, NAME = "portal", "secret-of-the-portal", "Kuntayhtymän tunnus"


class Directory:
    """One provider. `person` is who signs in there; the other fields are what goes wrong."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.signs_with, self.algorithm, self.key_id = self.key, "ES256", "first"
        self.headers: Claims = {}  # more of them in the ID token
        self.person: Claims = {"sub": "number-1", "email": "mirja@example.org", "email_verified": True}
        self.spoil: Callable[[Claims], Claims] = lambda claims: claims
        self.metadata: Claims = {}  # takes the place of what is right
        self.answers: dict[str, tuple[int, bytes]] = {}  # by path: what is said instead
        self.keeps_address_for_userinfo = False
        self.userinfo: Claims = {}
        self.asked: list[str] = []
        self.tries: dict[str, dict[str, str]] = {}
        self.sent: list[dict[str, str]] = []  # to the token endpoint
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        """It is away."""
        self.server.shutdown()  # twice does no harm
        self.server.server_close()

    def get(self, path: str, asked: dict[str, str]) -> tuple[int, Any]:
        return {
            "/.well-known/openid-configuration": self._metadata,
            "/keys": lambda: (200, {"keys": [self._public_key()]}),
            "/authorise": lambda: self._authorise(asked),
            "/userinfo": lambda: (200, self.userinfo or self.person),
        }.get(path, lambda: (404, {}))()

    def _metadata(self) -> tuple[int, Any]:
        paths = {"authorization": "authorise", "token": "token", "userinfo": "userinfo"}
        said = {f"{name}_endpoint": f"{self.issuer}/{path}" for name, path in paths.items()}
        return 200, {"issuer": self.issuer, "jwks_uri": f"{self.issuer}/keys", **said, **self.metadata}

    def _public_key(self) -> Claims:
        said = jwt.algorithms.ECAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {**said, "kid": "first", "use": "sig", "alg": "ES256"}

    def _authorise(self, asked: dict[str, str]) -> tuple[int, Any]:
        code = secrets.token_urlsafe(8)
        self.tries[code] = asked
        back = {"code": code, "state": asked["state"]}
        return 302, f"{asked['redirect_uri']}?{urlencode(back)}"

    def post(self, path: str, sent: dict[str, str]) -> tuple[int, Any]:
        self.sent.append(sent)
        begun = self.tries.pop(sent.get("code", ""), None)  # a code is good once
        if path != "/token" or begun is None or not self._is_same_browser(begun, sent):
            return 400, {"error": "invalid_grant"}
        return 200, {
            "access_token": "access-token-of-the-directory",
            "refresh_token": "refresh-token-of-the-directory",
            "token_type": "Bearer",
            "expires_in": 300,
            "id_token": self._id_token(begun),
        }

    def _is_same_browser(self, begun: dict[str, str], sent: dict[str, str]) -> bool:
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return challenge == begun.get("code_challenge") and sent.get("client_secret") == SECRET

    def _id_token(self, begun: dict[str, str]) -> str:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": begun["nonce"]}
        told = {"sub": self.person["sub"]} if self.keeps_address_for_userinfo else self.person
        said = self.spoil({**claims, **told})
        headers = {"kid": self.key_id, **self.headers}
        return jwt.encode(said, self.signs_with, algorithm=self.algorithm, headers=headers)


def _handler(directory: Directory) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            directory.asked.append(parts.path)
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self._answer(parts.path, *directory.get(parts.path, asked))

        def do_POST(self) -> None:
            path = urlsplit(self.path).path
            directory.asked.append(path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            sent = {name: values[0] for name, values in parse_qs(body).items()}
            self._answer(path, *directory.post(path, sent))

        def _answer(self, path: str, status: int, said: Any) -> None:
            status, body = directory.answers.get(path, (status, json.dumps(said).encode()))
            self.send_response(status)
            if status == 302:
                self.send_header("Location", said)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_words: Any) -> None:
            """Nothing is written among the lines of the tests."""

    return Handler
