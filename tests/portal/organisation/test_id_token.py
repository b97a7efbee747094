"""Reading an ID token by itself: every way to sign that providers use, and keys that fit not once."""

import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from portal.accounts.organisation.id_token import InvalidIdTokenError, read_id_token

RSA = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC, ED = ec.generate_private_key(ec.SECP384R1()), ed25519.Ed25519PrivateKey.generate()
KEYS = {
    "RS256": (RSA, jwt.algorithms.RSAAlgorithm),
    "PS512": (RSA, jwt.algorithms.RSAAlgorithm),
    "ES384": (EC, jwt.algorithms.ECAlgorithm),
    "EdDSA": (ED, jwt.algorithms.OKPAlgorithm),
}
FOR_US = {"issuer": "https://login.example", "client": "portal", "nonce": "nonce"}


def token(algorithm, key_id=None):
    now = int(time.time())
    claims = {"iss": FOR_US["issuer"], "aud": "portal", "sub": "1", "nonce": "nonce", "iat": now}
    headers = {"kid": key_id} if key_id else {}
    return jwt.encode({**claims, "exp": now + 60}, KEYS[algorithm][0], algorithm=algorithm, headers=headers)


def public(algorithm, **facts):
    key, kind = KEYS[algorithm]
    return {**kind.to_jwk(key.public_key(), as_dict=True), **facts}


@pytest.mark.parametrize("algorithm", KEYS)
def test_every_pair_of_keys_may_sign(algorithm):
    keys = {"keys": [public(algorithm, alg=algorithm)]}
    assert read_id_token(token(algorithm), keys, **FOR_US)["sub"] == "1"


def test_a_key_for_hiding_words_signs_nothing():
    with pytest.raises(InvalidIdTokenError, match="no key fits"):
        read_id_token(token("RS256"), {"keys": [public("RS256", use="enc")]}, **FOR_US)


def test_among_several_keys_the_token_names_its_own():
    keys = {"keys": [public("RS256", kid="one"), public("ES384", kid="two")]}
    assert read_id_token(token("ES384", "two"), keys, **FOR_US)["sub"] == "1"
    with pytest.raises(InvalidIdTokenError):
        read_id_token(token("ES384"), keys, **FOR_US)
    with pytest.raises(InvalidIdTokenError):
        read_id_token(token("ES384", "one"), keys, **FOR_US)


@pytest.mark.parametrize("keys", [None, [], {}, {"keys": None}, {"keys": [7]}, {"keys": [{"kty": "oct"}]}])
def test_keys_that_are_none_fit_nothing(keys):
    with pytest.raises(InvalidIdTokenError):
        read_id_token(token("RS256"), keys, **FOR_US)


@pytest.mark.parametrize("said", [None, 7, "", "x", b"\xff", [], {}, "e30.e30.", "." * 9])
def test_a_token_that_is_none_is_refused(said):
    with pytest.raises(InvalidIdTokenError):
        read_id_token(said, {"keys": [public("RS256")]}, **FOR_US)


def test_without_a_nonce_of_the_try_no_token_fits():
    with pytest.raises(InvalidIdTokenError, match="wrong nonce"):
        read_id_token(token("RS256"), {"keys": [public("RS256")]}, **{**FOR_US, "nonce": ""})
