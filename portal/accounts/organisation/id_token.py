"""Reading an ID token: whether it is the issuer's, for us, fresh, and of the try that began here. Pure.

OpenID Connect Core 1.0, 3.1.3.7. A token that came straight from the issuer over TLS need not be checked for
its signature by the standard; here it is, always: a proxy in between is nobody's issuer.
"""

import hmac
from collections.abc import Mapping
from typing import Any

import jwt

# Signatures with a pair of keys only: with a shared one, whoever can check can also sign.
ALGORITHMS = [f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)] + ["EdDSA"]
LEEWAY_SECONDS = 60  # how far the two clocks may be apart
SUBJECT_LENGTH = 191  # as much as the table takes
STRANGE = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


class InvalidIdTokenError(Exception):
    """The token opens nothing. The words are a code for the log, without anything of a person."""


def read_id_token(token: Any, keys: Any, *, issuer: str, client: str, nonce: str) -> Mapping[str, Any]:
    """The claims of a token that the issuer signed with one of `keys` for this client and this try.

    Anything else is an `InvalidIdTokenError`.
    """
    try:
        claims = jwt.decode(
            token,
            _key_of(token, keys),
            algorithms=ALGORITHMS,
            audience=client,
            issuer=issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
        _check_try(claims, client, nonce)
    except (jwt.PyJWTError, *STRANGE) as fault:
        raise InvalidIdTokenError(type(fault).__name__) from None
    return claims


def _key_of(token: Any, keys: Any) -> Any:
    """The key that the token names; without a name, the only key that signs."""
    name = jwt.get_unverified_header(token).get("kid")
    signing = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use in (None, "sig")]
    fitting = [key for key in signing if name in (None, key.key_id)]
    if len(fitting) != 1:
        raise InvalidIdTokenError("no key fits")
    return fitting[0].key


def _check_try(claims: Mapping[str, Any], client: str, nonce: str) -> None:
    """What the library does not ask: the nonce of this try, the party it was made for, a usable subject."""
    if not nonce or not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise InvalidIdTokenError("wrong nonce")
    if claims.get("azp", client) != client:
        raise InvalidIdTokenError("made for another party")
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and "azp" not in claims:
        raise InvalidIdTokenError("many audiences and no party")
    if not 0 < len(claims["sub"]) <= SUBJECT_LENGTH:
        raise InvalidIdTokenError("no usable subject")
