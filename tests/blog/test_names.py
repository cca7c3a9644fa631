import pytest

from blog.models import Author, Rules
from blog.names import is_reserved, reserved_names, skeleton
from tests.factories import make_author, make_portal


@pytest.fixture
def reserved(db):
    make_portal(county="Soonwaldkreis", name="Klimaportal")
    make_author(name="Institut für Wärmewende", role=Author.Role.INSTITUTE)
    make_author(name="Jutta Beispiel", role=Author.Role.CITIZEN)
    return reserved_names()


@pytest.mark.parametrize(
    "name",
    [
        "Moderation",
        "moderation",
        "MODERATION",
        "  Moderation  ",
        "Ihre Moderation",
        "Moderation (Team)",
        "M o d e r a t i o n",
        "M.o.d.e.r.a.t.i.o.n",
        "Mo\u200bderation",
        "Mo\u00adderation",
        "Möderation",
        "M\u043ederation",
        "\u039coderation",
        "М\u043eder\u0430ti\u043en",
        "M0derat1on",
        "Moderat|on",
        "𝐌𝐨𝐝𝐞𝐫𝐚𝐭𝐢𝐨𝐧",
        "Ｍｏｄｅｒａｔｉｏｎ",
        "Ⓜⓞⓓⓔⓡⓐⓣⓘⓞⓝ",
        "Landratsamt Testkreis",
        "L4ndr@ts4mt",
        "Landrätin",
        "Landraetin",
        "Landrat",
        "Soonwaldkreis",
        "Klimaportal",
        "Institut für Wärmewende",
        "Institut fuer Waermewende",
        "Vom Institut für Wärmewende",
        "Klima schutz management",
        "Moderation!",
        "!!! Moderation !!!",
        "Moderation2",
        "Landratsamt1",
        "Mᴏᴅᴇʀᴀᴛɪᴏɴ",
        "🅼🅾🅳🅴🆁🅰🆃🅸🅾🅽",
        "🇲🇴🇩🇪🇷🇦🇹🇮🇴🇳",
    ],
)
def test_name_of_an_office_is_refused_however_it_is_written(reserved, name):
    assert is_reserved(name, reserved)


@pytest.mark.parametrize(
    "name",
    [
        "Heidi", "Jürgen aus der Börde", "Jutta Beispiel", "Petra Landratz", "Moderato", "Kreisel", "J. R. R. Tolkien",
        "Мария", "Ελένη", "王小明", "محمد", "Institut", "Zoe", "42", "👩‍🌾", "Joe", "Ein Amt-Kritiker", "Portalbesucher",
        "Heidi!", "Anna 🇩🇪", "Solarfan 2000", "3 Freunde", "M. Odera", "Łukasz", "Kreissäge",
    ],
)  # fmt: skip
def test_other_names_are_welcome(reserved, name):
    assert not is_reserved(name, reserved)


def test_list_is_the_moderators_own(reserved):
    Rules(reserved_names="Kreisgeist\n\n   \n").save()
    found = reserved_names()
    assert (is_reserved("Moderation", found), is_reserved("KREISGEIST", found), "" in found) == (False, True, False)


def test_skeleton_of_nothing_is_nothing():
    assert [skeleton(text) for text in ("", " ", "\u200b", "...", "\U0001f331")] == [""] * 5
