from __future__ import annotations

import pytest

from peerdesk.domain.errors import BadInput
from peerdesk.domain.formats import Format, FormatStep
from peerdesk.export.format_toml import write_format
from peerdesk.intake.format_toml import builtin_formats, read_format_file

ODD = Format(
    "odd",
    'A "quoted" \\ title of Ærø 🙂',
    8,
    4,
    16,
    12,
    "a book",
    "D",
    (
        FormatStep("Talks", "talk", "go_round_order", 420, None, 0, 420, 6, None, (), "Line\none."),
        FormatStep("Box", "timebox_loop", "timebox", 300, 40, extensions_min=(2, 1), attribution="on_record"),
        FormatStep("Talk", "discuss", "queue", minutes=20, switches=("least_heard", "questions_only")),
        FormatStep("Plain", "experience", "i_language", minutes=20, switches=()),
        FormatStep("Threes", "consult", "small_groups", minutes=5, groups_of=3, block="Round 1"),
        FormatStep("Not said", "discuss", base_s=0),
    ),
)


@pytest.mark.parametrize("format_", [*builtin_formats(), ODD], ids=lambda f: str(f.key))
def test_what_is_written_is_read_as_it_was(format_: Format) -> None:
    assert read_format_file(write_format(format_)) == format_


def test_a_file_from_elsewhere_may_begin_with_a_mark() -> None:
    assert read_format_file(b"\xef\xbb\xbf" + write_format(ODD)) == ODD


@pytest.mark.parametrize(
    ("data", "key", "where"),
    [
        (b"[format]\nkey = '\xff'\n", "intake_format_toml", "line 2"),
        (b"a = " + b"[" * 5000, "intake_format_parts", ""),
        (write_format(ODD).replace(b"Threes", b"T" * 301), "intake_format_value", "step 5"),
        (write_format(ODD).replace(b"Threes", b"\\u0001"), "intake_format_value", "step 5"),
        (b"", "intake_format_parts", ""),
    ],
)
def test_a_file_that_is_no_format_says_so(data: bytes, key: str, where: str) -> None:
    with pytest.raises(BadInput, match=key) as caught:
        read_format_file(data)
    assert str(caught.value.values.get("where", "")).startswith(where)
