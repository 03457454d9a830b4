"""The letters that choose a menu's items."""

import re
from collections import Counter

import pytest

from workbench.gui.actions.menus import ENTRIES, MENUS


def letter(title: str) -> str:
    found = re.search("&(.)", title)
    return found[1].lower() if found else ""


@pytest.mark.parametrize("menu", MENUS)
def test_that_no_letter_chooses_two_items_of_a_menu(menu: str) -> None:
    letters = Counter(letter(each.text) for each in ENTRIES if each.menu == menu)
    assert [each for each, count in letters.items() if each and count > 1] == []


def test_that_no_letter_opens_two_menus() -> None:
    assert len({letter(menu) for menu in MENUS}) == len(MENUS)
