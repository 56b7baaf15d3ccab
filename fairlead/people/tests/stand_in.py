"""A small identity provider that runs in the test: discovery, tokens signed with its own key, and a list of keys."""

import base64
import hashlib
import json
import threading
from contextlib import contextmanager
from urllib.parse import parse_qs, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.utils import timezone

CLIENT, SECRET = "fairlead", "s3cret-of-the-client"


class Quiet(WSGIRequestHandler):
    def log_message(self, *about):
        pass


class StandIn:
    """What it says of the person is `claims`; the test may bend it before it signs in."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.claims = {"sub": "1", "email": "owner@oak.example", "email_verified": True, "name": "Sam"}
        self.issued: dict[str, tuple[str, str]] = {}
        self.issuer = self.audience = ""

    def __call__(self, environ, start):
        answer, status = self.answer(environ), "200 OK"
        if answer is None:
            answer, status = {"error": "invalid_grant"}, "400 Bad Request"
        start(status, [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    def answer(self, environ):
        path = environ["PATH_INFO"]
        if path.endswith("openid-configuration"):
            return {"issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize",
                    "token_endpoint": f"{self.issuer}/token", "jwks_uri": f"{self.issuer}/keys",
                    "userinfo_endpoint": f"{self.issuer}/me"}  # fmt: skip
        if path == "/token":
            size = int(environ["CONTENT_LENGTH"])
            return self.token(parse_qs(environ["wsgi.input"].read(size).decode()))
        if path == "/keys":
            return {
                "keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key())) | {"kid": "k"}]
            }
        return None

    def authorize(self, address: str) -> tuple[str, str]:
        """The person says yes: the code and the state that the browser carries back."""
        asked = {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}
        assert asked["client_id"] == CLIENT
        assert asked["code_challenge_method"] == "S256"
        code = f"code-{len(self.issued)}"
        self.issued[code] = (asked["code_challenge"], asked["redirect_uri"])
        return code, asked["state"]

    def token(self, asked):
        challenge, redirect = self.issued.pop(asked["code"][0], ("", ""))
        shown = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"][0].encode()).digest())
        right = shown.decode().rstrip("=") == challenge and asked["redirect_uri"][0] == redirect
        if not right or asked["client_secret"][0] != SECRET:
            return None
        now = int(timezone.now().timestamp())
        said = {"iss": self.issuer, "aud": self.audience or CLIENT, "iat": now, "exp": now + 60} | self.claims
        token = jwt.encode(said, self.key, algorithm="RS256", headers={"kid": "k"})
        return {"access_token": "a", "token_type": "Bearer", "id_token": token}


@contextmanager
def running():
    stand_in = StandIn()
    server = make_server("127.0.0.1", 0, stand_in, handler_class=Quiet)
    stand_in.issuer = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
