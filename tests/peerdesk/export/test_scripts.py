from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerdesk.export.scripts import base_level, language_of, lone_marks, units, without_lone_joiners
from peerdesk.export.typeset import break_lines, with_blanks

MIXED = st.text(alphabet="ab é、。「」漢字かなャ한국 ا्क", max_size=80)


@pytest.mark.parametrize(
    ("text", "level"),
    [("Plan", 0), ("مرحبا Kubernetes", 1), ("Kubernetes مرحبا", 0), ("«12» שלום", 1), ("2026", 0)],
    ids=["latin", "arabic", "latin first", "hebrew after signs", "no letter"],
)
def test_the_first_letter_says_where_a_text_begins(text: str, level: int) -> None:
    assert base_level(text) == level


def test_characters_that_no_blank_parts_are_parts_of_their_own_and_words_stay_whole() -> None:
    assert [unit for _, unit in units("使用Kubernetes了")] == ["使", "用", "Kubernetes", "了"]
    assert [unit for _, unit in units("예산을 논의")] == ["예산을", "논의"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("会议。", "议。"), ("「当番」", "「当"), ("キャ", "キャ"), ("（会）", "（会）"), ("第二ー", "二ー")],
    ids=["stop", "opening", "small kana", "brackets", "long mark"],
)
def test_no_line_begins_or_ends_with_what_may_not(text: str, kept: str) -> None:
    assert kept in [unit for _, unit in units(text)]


@given(MIXED, st.integers(2, 12))
def test_no_character_is_lost_in_breaking(text: str, width: int) -> None:
    text = " ".join(text.split())
    lines = break_lines(text, len, width)
    assert "".join(with_blanks(text, lines)) == text


@given(st.text(alphabet="漢字かな", min_size=1, max_size=60))
def test_a_line_of_chinese_characters_is_filled(text: str) -> None:
    lines = break_lines(text, len, 7)
    assert [len(line) for line in lines[:-1]] == [7] * (len(lines) - 1)


def test_a_cluster_of_devanagari_is_never_cut() -> None:
    lines = break_lines("क्षि" * 6, len, 5)
    assert "".join(lines) == "क्षि" * 6
    assert len(lines) > 1
    assert all(line.startswith("क") and line.endswith("ि") for line in lines)


@pytest.mark.parametrize(
    ("text", "paper", "language"),
    [
        ("The budget", "en-GB", ""),
        ("ناقش المشاركون", "en-GB", "ar"),
        ("ناقش المشاركون", "ar", ""),
        ("گفتگو درباره پروژه", "en-GB", "fa"),
        ("गोपनीय", "en-GB", "hi"),
        ("与会者讨论", "en-GB", "zh"),
        ("参加者は話し合い", "en-GB", "ja"),
        ("예산을 논의", "en-GB", "ko"),
        ("Решения", "en-GB", "ru"),
        ("Рішення їх", "en-GB", "uk"),
        ("Решения", "bg", ""),
        ("Αποφάσεις", "en-GB", "el"),
        ("They said سلام in the hall", "en-GB", ""),
        ("They said so", "ar", "en"),
        ("2026", "ar", ""),
    ],
)
def test_letters_tell_the_language_of_a_text(text: str, paper: str, language: str) -> None:
    assert language_of(text, paper) == language


def test_joiners_stay_where_they_join() -> None:
    assert without_lone_joiners("می\u200cخواهم a\u200cb क्\u200d \u200d") == "می\u200cخواهم ab क् "


def test_a_mark_without_a_letter_of_its_script_is_found() -> None:
    assert lone_marks("بَ aَّ ा") == [(4, 6), (7, 8)]
    assert lone_marks("क़ि שָׁ") == []
    assert lone_marks("٣َ") == [(1, 2)], "digits are set one by one"
