"""How long somebody who has failed too often has to wait. The counting itself is allauth's, in the shared cache."""

import time
import unicodedata

from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.core.cache import cache
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ACTION = {"app": "allauth.account", "action": "login_failed"}


def hidden_key(key: str, key_prefix: str, version: int) -> str:
    """The cache's key as a keyed hash: addresses and names of accounts are not to be read in the table."""
    return salted_hmac("klimaportal.cache", f"{key_prefix}:{version}:{key}", algorithm="sha256").hexdigest()


def account_key(username: str) -> str:
    """What an account's failures are counted under: the name alone, however it is spelt and whatever the host is called."""
    return f"account:{unicodedata.normalize('NFKC', username).casefold()}"


def code_key(user_pk: int) -> str:
    """What allauth counts wrong codes under (allauth.mfa.base.internal.flows.check_rate_limit)."""
    return f"mfa-auth-user-{user_pk}"


def seconds_to_wait(request, *keys: str) -> int:
    """Seconds until the next try from this address and under each of ``keys`` is welcome; 0 for at once."""
    now, longest = time.time(), 0.0
    for rate in get_rates(**ACTION):
        for key in keys if rate.per == "key" else ("",):
            tries = cache.get(get_cache_key(request, **ACTION, rate=rate, key=key), [])
            tries = sorted((at for at in tries if at > now - rate.duration), reverse=True)
            if len(tries) >= rate.amount:
                longest = max(longest, tries[rate.amount - 1] + rate.duration - now)
    return -int(-longest // 1)


def sentence(seconds: int) -> str:
    minutes = max(1, -(-seconds // 60))
    wait = ngettext("einer Minute", "%(n)d Minuten", minutes) % {"n": minutes}
    return _("Das waren zu viele Fehlversuche. Bitte versuchen Sie es in %(wait)s wieder.") % {"wait": wait}
