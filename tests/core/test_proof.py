"""Proof of work, where the settings ask for it: found by the browser, checked here, and not needed by who waits instead."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
import time_machine
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from klimaportal.core.guard import GuardedForm
from klimaportal.core.proof import is_proven

NOW = datetime(2026, 5, 4, 10, 0, tzinfo=UTC)
BITS = 8


def zero_bits(token: str, answer: int) -> int:
    digits = f"{int(hashlib.sha256(f'{token}:{answer}'.encode()).hexdigest(), 16):0256b}"
    return len(digits) - len(digits.lstrip("0"))


def proof_of(token: str, bits: int = BITS) -> str:
    return str(next(n for n in count() if zero_bits(token, n) >= bits))


def wrong_proof_of(token: str) -> str:
    return str(next(n for n in count() if zero_bits(token, n) == BITS - 1))


def errors_after(seconds: float, **data) -> list[str]:
    with time_machine.travel(NOW, tick=False):
        token = GuardedForm(purpose="zweck").initial["token"]
    data = {name: value(token) if callable(value) else value for name, value in data.items()}
    with time_machine.travel(NOW + timedelta(seconds=seconds), tick=False):
        request = RequestFactory(SERVER_NAME="localhost").post("/")
        form = GuardedForm({"token": token, **data}, purpose="zweck", request=request)
        return [code for errors in form.errors.as_data().values() for error in errors for code in [error.code]]


@pytest.fixture
def asked(settings):
    settings.PROOF_OF_WORK_BITS = BITS


def test_form_with_the_proof_is_accepted_at_once(asked):
    assert errors_after(0, proof=proof_of) == []


@pytest.mark.parametrize(
    "proof", [None, "", "x", "-1", " 1", "1\n", "٣", "1" * 13, "9" * 100_000, wrong_proof_of, "proof of another token"]
)
def test_form_without_it_has_to_wait(asked, proof):
    if proof == "proof of another token":
        proof = proof_of("another")
    data = {} if proof is None else {"proof": proof}
    assert (errors_after(19.9, **data), errors_after(20, **data)) == (["unproven"], [])


def test_form_without_it_says_how_many_seconds(asked):
    with time_machine.travel(NOW, tick=False):
        token = GuardedForm(purpose="zweck").initial["token"]
    with time_machine.travel(NOW + timedelta(seconds=7.5), tick=False):
        form = GuardedForm({"token": token}, purpose="zweck")
        assert form.errors["token"][0].endswith("Bitte senden Sie ihn in 13 Sekunden noch einmal ab.")


def test_proof_does_not_excuse_haste(asked, settings):
    settings.MINIMUM_SECONDS = 2
    assert errors_after(1, proof=proof_of) == ["haste"]


def test_nothing_is_asked_for_and_no_script_loaded_unless_it_is_switched_on(settings):
    settings.PROOF_OF_WORK_BITS = 0
    assert (errors_after(0), "script" in GuardedForm(purpose="zweck")["token"].as_widget()) == ([], False)
    settings.PROOF_OF_WORK_BITS = 14
    field = GuardedForm(purpose="zweck")["token"].as_widget()
    assert ['data-proof="14"' in field, '<script type="module" src="/static/js/proof.js"></script>' in field] == [
        True
    ] * 2


@given(st.text(max_size=30), st.integers(0, 10**12 - 1), st.integers(1, 24))
def test_proof_counts_the_zero_bits(token, answer, bits):
    from django.test import override_settings

    token = token.encode("utf-8", "replace").decode()
    with override_settings(PROOF_OF_WORK_BITS=bits):
        assert is_proven(token, str(answer)) == (zero_bits(token, answer) >= bits)
