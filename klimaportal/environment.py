"""What the environment says: an empty variable counts as none, and what can't be meant is told in one German sentence."""

import ipaddress
import os
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env

env = Env()


def read(name: str, reader: Callable[[str], Any], default: Any, expected: str) -> Any:
    """The variable ``name`` as ``reader`` understands it. Values are not repeated in errors, they may hold passwords."""
    if not os.environ.get(name, "").strip():
        return default
    try:
        return reader(name)
    except (ValueError, KeyError):  # environs' errors are ValueErrors
        raise ImproperlyConfigured(f"{name} ist ungültig. Erwartet wird {expected}.") from None


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    return read(name, env.bool, False, "1 oder 0")


def words(name: str) -> list[str]:
    """What stands between commas; spaces around it don't count."""
    return [word for word in (part.strip() for part in os.environ.get(name, "").split(",")) if word]


def number(name: str, default: int, most: int = 86400) -> int:
    def whole(name: str) -> int:
        value = env.int(name)
        if not 0 <= value <= most:
            raise ValueError(value)
        return value

    return read(name, whole, default, f"eine ganze Zahl von 0 bis {most}")


def networks(name: str) -> list[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    """Addresses or networks between commas, such as «127.0.0.1, 10.0.0.0/8»."""
    return read(
        name, lambda n: [ipaddress.ip_network(word) for word in words(n)], [],
        "eine Liste von IP-Adressen oder Netzen wie 127.0.0.1, 10.0.0.0/8",
    )  # fmt: skip


def database(name: str, default: dict) -> dict:
    return read(
        name, lambda n: env.dj_db_url(n, conn_max_age=60), default,
        "eine Adresse wie postgres://nutzer:passwort@host/klimaportal",
    )  # fmt: skip


# How a mail server is spoken to: with STARTTLS, with TLS from the first byte, or in the clear; with the usual port.
# dj-email-url takes «smtp+tls» for no scheme it knows and would send the password in the clear.
MAIL_SCHEMES = {
    "smtp+tls": (True, False, 587), "submission": (True, False, 587), "smtp+ssl": (False, True, 465),
    "smtps": (False, True, 465), "smtp": (False, False, 25),
}  # fmt: skip


def _mail_server(name: str) -> dict:
    address = urlsplit(os.environ[name].strip())
    starttls, ssl, port = MAIL_SCHEMES[address.scheme]
    if not address.hostname:
        raise ValueError("no host")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": address.hostname,
        "EMAIL_PORT": address.port or port,
        "EMAIL_HOST_USER": unquote(address.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(address.password or ""),
        "EMAIL_USE_TLS": starttls,
        "EMAIL_USE_SSL": ssl,
    }


def mail_server(name: str) -> dict | None:
    return read(name, _mail_server, None, "eine Adresse wie smtp+tls://nutzer:passwort@host:587")
