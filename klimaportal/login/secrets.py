"""Secrets of the second factor lie encrypted in the database: a copy of it alone logs nobody in."""

import base64

from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def _fernet() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    derived = (salted_hmac("klimaportal.second-factor", "", secret=key, algorithm="sha256").digest() for key in keys)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])


def encrypt(text: str) -> str:
    return _fernet().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """The secret; one that fits no code if ``SECRET_KEY`` was changed without keeping the old one as a fallback."""
    try:
        return _fernet().decrypt(text.encode()).decode()
    except InvalidToken:
        return generate_totp_secret()
