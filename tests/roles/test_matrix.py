"""Who may do what, for every address of the portal. A new address without a row here fails the first test.

The expectations are written down and not computed from klimaportal/roles.py: a slip there shows here.
"""

import pytest
from django.test import Client

from tests.factories import login_as, make_user
from tests.roles.addresses import ENDING, STANDARD, Address, addresses, world

ROLES = ("", "Redaktion", "Moderation", "Administration")

# Who may view, add, change, delete: R Redaktion, M Moderation, A Administration. A model's six addresses follow from that.
MODELS = {
    "news_newsitem": "R:vacd", "news_event": "R:vacd", "news_mediacoverage": "R:vacd", "documents_document": "R:vacd",
    "documents_category": "R:vacd", "bestpractice_showcase": "R:vacd", "pages_page": "R:vacd", "taggit_tag": "R:vacd",
    "blog_post": "R:vacd M:v", "blog_author": "R:vacd M:v",
    "blog_contribution": "M:vacd", "blog_reason": "M:vacd", "blog_report": "M:vc", "blog_rules": "M:vc",
    "blog_consent": "M:va",
    "core_image": "R:vacd A:vac", "core_gallery": "R:vacd", "core_topic": "R:vacd", "core_contact": "R:vacd A:vacd",
    "core_funding": "A:vacd", "core_portal": "A:vc", "core_mail": "A:vc", "core_chore": "A:v",
    "core_redirect": "R:vacd", "core_missing": "R:vcd",
    "auth_user": "A:vacd", "auth_group": "A:v", "admin_logentry": "A:v",
}  # fmt: skip
NEEDED = {"changelist": "v", "add": "a", "history": "v", "delete": "d", "change": "v"}

# Answers to GET and to an empty POST, for a visitor, Redaktion, Moderation and Administration; one figure: for everybody.
# 302 sends a visitor to the log-in. A POST to the admin carries the token that CSRF protection asks for.
PAGE, FORM = ("200", "405"), ("200", "400")
QUEUE, SETTINGS = ("302 403 200 403", "302 403 405 403"), ("302 403 200 403", "302 403 400 403")
# Whoever comes without saying what is to be decided is led back to the queue.
DECISION = ("302 403 302 403", "302 403 302 403")
OWN, NOT_THERE = ("302 200 200 200", "302 200 200 200"), ("302 404 404 404", "302 404 404 404")
ADDRESSES = {
    "home": PAGE, "page": PAGE, "topics": PAGE, "topic": PAGE, "search": PAGE, "feed": PAGE, "sitemap": PAGE,
    "robots": PAGE, "security-txt": PAGE, "healthz": PAGE, "media": PAGE,
    "favicon": ("301", "405"), "without-slash": ("404", "405"),
    "news:list": PAGE, "news:feed": PAGE, "news:detail": PAGE, "news:calendar": PAGE, "news:events": PAGE,
    "news:event": PAGE, "news:event-calendar": PAGE, "news:press": PAGE,
    "documents:list": PAGE, "documents:detail": PAGE, "documents:file": PAGE,
    "bestpractice:list": PAGE, "bestpractice:detail": PAGE,
    "blog:list": PAGE, "blog:feed": PAGE, "blog:detail": FORM, "blog:write": FORM, "blog:report": FORM,
    "blog:confirm": FORM, "blog:mine": FORM, "blog:mine-data": PAGE, "blog:report-status": PAGE,
    "blog:transparency": PAGE,
    # Who is logged in is led on; so is who comes without the first half of a log-in.
    "account_login": ("200 302 302 302", "200 302 302 302"), "admin:login": ("200 302 302 302", "200 302 302 302"),
    "mfa_login_webauthn": ("302", "302"), "mfa_authenticate": ("302", "302"), "account_logout": ("405", "302"),
    # One's own log-in, the same for every role. Nobody here has a second factor; the passkey in the world is another's.
    "mfa_index": ("302 200 200 200", "302 405 405 405"), "account_reauthenticate": OWN,
    "mfa_reauthenticate": ("302", "302"), "mfa_reauthenticate_webauthn": ("302", "302"),
    "mfa_activate_totp": OWN, "mfa_add_webauthn": OWN, "mfa_generate_recovery_codes": OWN,
    "mfa_deactivate_totp": NOT_THERE, "mfa_edit_webauthn": NOT_THERE, "mfa_remove_webauthn": NOT_THERE,
    "mfa_view_recovery_codes": ("302 404 404 404", "302 405 405 405"),
    "admin:auth_user_second_factor": ("302 403 403 200", "302 403 403 302"),
    "admin:logout": ("302 405 405 405", "302 200 200 200"),
    "admin:index": ("302 200 200 200", "302 200 200 200"),
    "admin:password_change": ("302 200 200 200", "302 200 200 200"),
    "admin:password_change_done": ("302 200 200 200", "302 405 405 405"),
    "admin:autocomplete": ("302 403 403 403", "302 405 405 405"),
    "admin:jsi18n": ("302 200 200 200", "302 405 405 405"),
    "admin:view_on_site": ("302", "302"),
    "admin:app_list": ("302 200 404 200", "302 200 404 200"),
    "admin/(?P<url>.*)$": ("302 404 404 404", "302 404 404 404"),
    "admin/pages/page/move-node/": ("302 403 403 403", "302 200 403 403"),
    "admin:auth_user_password_change": ("302 403 403 200", "302 403 403 200"),
    # To others a picture that nobody has published does not exist.
    "admin:blog_contribution_picture": ("302 404 200 404", "302 405 405 405"),
    # Offers what is public anyway, to everybody at the desk.
    "admin:core_redirect_targets": ("302 200 200 200", "302 405 405 405"),
    "admin:core_missing_ignore": ("302 403 403 403", "302 302 403 403"),
    "admin:blog_contribution_moderation": QUEUE,
    "admin:blog_contribution_moderation_entry": QUEUE,
    "admin:blog_contribution_moderation_mails": SETTINGS,
    "admin:blog_contribution_moderation_decide": DECISION,
    "admin:blog_contribution_moderation_undo": DECISION,
    "admin:blog_contribution_moderation_answer": DECISION,
    "admin:blog_contribution_moderation_move": DECISION,
    "admin:blog_contribution_moderation_edit": DECISION,
}  # fmt: skip
# Where a model's own admin answers differently from Django's.
EXCEPTIONS = {
    # One row: its list leads straight to the form.
    "admin:core_portal_changelist": ("302 403 403 302", "302 403 403 302"),
    "admin:blog_rules_changelist": ("302 403 302 403", "302 403 302 403"),
    # An empty decision about a report is refused.
    "admin:blog_report_change": ("302 403 200 403", "302 403 400 403"),
}


def rights(model: str, role: str) -> str:
    """Such as «vac»; nothing for who may not even look."""
    return dict(entry.split(":") for entry in MODELS[model].split()).get(role[:1], "")


def expected(address: Address, role: str, method: str) -> set[int]:
    """The statuses that are right. Raises KeyError for an address that nobody wrote down."""
    row = EXCEPTIONS.get(address.key) or ADDRESSES.get(address.key)
    if row:
        statuses = row[method == "POST"].split()
        return {int((statuses * 4)[ROLES.index(role)])}
    may = rights(address.model, role)
    if not role or address.route.endswith("/<path:object_id>/"):  # to the log-in, to the change form
        return {302}
    view = address.key.rpartition("_")[2]
    needed = "c" if (view, method) == ("change", "POST") else NEEDED[view]
    if needed not in may:
        return {403}
    return {200} if method == "GET" else {200, 302}


def test_every_address_has_a_row():
    missing, known = [], set()
    for address in addresses():
        try:
            expected(address, "", "GET")
        except KeyError:
            missing.append(f"{address.key}  ({address.route})")
        known.add(address.key)
    assert missing == [], "Write down in ADDRESSES or MODELS who may do what there."
    gone = {*ADDRESSES, *EXCEPTIONS, *(f"admin:{model}_{view}" for model in MODELS for view in STANDARD)} - known
    assert gone == set(), "Rows for addresses that no longer exist."


@pytest.fixture
def everything(db):
    return world()


def browser_of(role: str) -> Client:
    """Somebody who logged in a moment ago, so that nobody is asked to confirm who they are."""
    client = Client(SERVER_NAME="localhost")
    if role:
        user = make_user(role, password="geheim-genug-2")
        client.post("/admin/login/", {"username": user.username, "password": "geheim-genug-2"})
    return client


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "visitor")
def test_everybody_reaches_exactly_what_is_theirs(everything, role):
    client = browser_of(role)
    wrong = []
    for address in addresses():
        if address.key in ENDING:
            client = browser_of(role)
        path = address.path(everything)
        for method in ("GET", "POST"):
            status = client.generic(method, path, content_type="application/x-www-form-urlencoded").status_code
            if status not in (wanted := expected(address, role, method)):
                wrong.append(f"{method} {path} ({address.key}): {status} instead of {sorted(wanted)}")
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role or "visitor")
def test_nothing_is_changed_without_a_token_or_by_a_method_that_is_not_offered(everything, role):
    """Forms of the public are refused with 400, they carry a token of their own; no address answers with 5xx."""
    client = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    if role:
        client.cookies = login_as(role).cookies
    wrong = []
    for address in addresses():
        path = address.path(everything)
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            status = client.generic(method, path, content_type="application/x-www-form-urlencoded").status_code
            if status not in (400, 403, 405):
                wrong.append(f"{method} {path} ({address.key}): {status}")
    assert not wrong, "\n".join(["", *wrong])
