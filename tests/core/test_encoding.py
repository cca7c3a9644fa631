"""Requests as a server hands them over: Django's test client would build them by itself."""

from io import BytesIO
from urllib.parse import quote
from wsgiref.util import setup_testing_defaults

import pytest

from klimaportal.wsgi import application

FOREIGN = (
    "charset=zlib", "charset=base64", "charset=idna", "charset=punycode", "charset=undefined", "charset=unicode_escape",
    "charset=latin-1", "charset=utf-16", "charset*=zlib''%61",
)  # fmt: skip
BODY = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nKäse\r\n--x--\r\n'.encode()


def ask(path: str, content_type: str, method: str = "GET", body: bytes = b"") -> tuple[int, str, dict]:
    environ = {"HTTP_HOST": "localhost", "CONTENT_TYPE": content_type, "CONTENT_LENGTH": str(len(body))}
    environ |= {
        "PATH_INFO": path,
        "QUERY_STRING": f"q={quote('Käse')}",
        "wsgi.input": BytesIO(body),
        "REQUEST_METHOD": method,
    }
    setup_testing_defaults(environ)
    # Not by calling it: that ends with closing the connection to the database.
    answer = application.get_response(application.request_class(environ))
    return answer.status_code, answer.content.decode(), answer.headers


@pytest.mark.parametrize("claim", FOREIGN)
def test_what_a_visitor_claims_does_not_decide_how_an_address_is_read(db, claim):
    status, page, _headers = ask("/suche/", f"text/plain; {claim}")
    assert (status, 'value="Käse"' in page) == (200, True)


@pytest.mark.parametrize("claim", FOREIGN)
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "text/plain"])
def test_body_in_a_foreign_encoding_is_refused(db, claim, kind):
    status, page, headers = ask("/blog/schreiben/", f"{kind}; {claim}", "POST", BODY)
    assert (status, "Content-Security-Policy" in headers, "<h1" in page) == (400, True, True)


@pytest.mark.parametrize("claim", ["charset=utf-8", "charset=UTF8", "charset=U8", "charset=no-such-encoding", ""])
def test_utf_8_by_any_name_is_read(db, claim):
    status, page, _headers = ask("/blog/schreiben/", f"multipart/form-data; boundary=x; {claim}", "POST", BODY)
    assert (status, "Käse</textarea>" in page) == (400, True)
