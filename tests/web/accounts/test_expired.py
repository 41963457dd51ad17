"""A form that is sent after its login had ended: what was typed is not lost."""

import pytest

from tests.web.office import OfficeClient, make_office

pytestmark = pytest.mark.django_db
_FORM = "application/x-www-form-urlencoded"
_OWN = {"HTTP_ORIGIN": "http://testserver"}
_TYPED = "text=%E8%AF%B7%E8%A1%A5%E5%85%85%E6%B5%8B%E7%AE%97&password=%E5%AF%86%E7%A0%81&revision=3"


def test_what_was_typed_is_shown_with_the_way_to_the_login_and_nothing_secret() -> None:
    make_office()
    answer = OfficeClient().post("/submissions/1/remarks/", _TYPED, content_type=_FORM, **_OWN)
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["Cache-Control"]) == (403, "no-store")
    assert "登录已经过期" in page
    assert "请补充测算" in page
    assert "密码" not in page
    assert 'href="/login/"' in page


@pytest.mark.parametrize("origin", ["http://elsewhere.example", "", "null"])
def test_nothing_from_another_site_is_shown(origin: str) -> None:
    make_office()
    answer = OfficeClient().post("/submissions/1/remarks/", _TYPED, content_type=_FORM, HTTP_ORIGIN=origin)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/")


def test_a_form_in_which_nothing_was_typed_leads_to_the_login() -> None:
    make_office()
    answer = OfficeClient().post("/submissions/1/act/", "act=submit", content_type=_FORM, **_OWN)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/login/")
