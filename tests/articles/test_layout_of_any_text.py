"""What holds of the layout of any text: texts made of known pieces, scraps, monsters."""

import random
import time

import pytest

from coalition.articles.layout import Block, blocks


def word(number: int) -> str:
    """A word of its own for each number, in letters."""
    return "W" + "".join("abcdefghij"[int(digit)] for digit in str(number)) + "x"


def made(seed: int) -> tuple[str, list[tuple[str, list[str]]]]:
    """A text put together from pieces whose kinds are known, and the kinds with the words of each."""
    maker = random.Random(seed)  # noqa: S311 (texts to try, not secrets)
    parts: list[str] = []
    expected: list[tuple[str, list[str]]] = []
    number = 0

    def sentence(length: int) -> str:
        nonlocal number
        number += length
        return " ".join(word(count) for count in range(number - length, number))

    for _ in range(maker.randint(1, 12)):
        kind = maker.choice(["heading", "paragraph", "list", "table"])
        if kind == "heading":
            pieces = [sentence(3)]
            parts.append("## " + pieces[0])
            expected.append(("heading", pieces[0].split()))
        elif kind == "paragraph":
            pieces = [sentence(9)]
            parts.append(pieces[0] + ".")
            expected.append(("paragraph", pieces[0].split()))
        elif kind == "list":
            marker = maker.choice(["- ", "* ", "• ", "-", "•", "1. ", "(a) ", "  - "])
            pieces = [sentence(5) for _ in range(3)]
            parts.append(maker.choice(["\n", "\n\n"]).join(marker + piece for piece in pieces))
            expected.extend(("item", piece.split()) for piece in pieces)
        else:
            pieces = [sentence(2) for _ in range(3)]
            rows = ["| " + piece.replace(" ", " | ") + " |" for piece in pieces]
            parts.append("\n".join([rows[0], "|---|---|", *rows[1:]]))
            expected.extend(("row" if index else "header-row", piece.split()) for index, piece in enumerate(pieces))
    return "\n\n".join(parts), expected


@pytest.mark.parametrize("seed", range(60))
def test_texts_made_of_known_pieces_come_apart_into_them(seed: int) -> None:
    text, expected = made(seed)
    found = [
        (block.kind, text[block.start : block.end].replace("|", " ").rstrip(".").split()) for block in blocks(text)
    ]
    assert found == expected


SCRAPS = (
    *(
        "- ",
        "* ",
        "•",
        "-",
        "– ",
        "1. ",
        "(a) ",
        "## ",
        "> ",
        "Q: ",
        "A. ",
        "17:22 ",
        "| ",
        " | ",
        "|---|---|",
        "\t",
    ),
    *(
        "\n",
        "\n\n",
        "\n   ",
        "---",
        "===",
        "**",
        "![",
        "](http://a.org/b.png)",
        "Oslo",
        "rome sends",
        "5,000 troops",
    ),
    *(
        ".",
        " ",
        ", ",
        ":",
        "?",
        "…",
        "\u00a0",
        "“",
        "”",
        "Bern: ",
        "ö",
        "日本",
        "*",
        "[x] ",
        "_",
        " - ",
        "• a • b • c",
    ),
)


def assert_well_formed(text: str, found: tuple[Block, ...]) -> None:
    last = 0
    for index, block in enumerate(found):
        content = text[block.start : block.end]
        assert last <= block.start < block.end
        assert content == content.strip() != ""
        assert all(tie is None or 0 <= tie < index for tie in (block.governor, block.heading, block.header))
        assert all(start <= end for start, end in block.cells)
        last = block.end
    assert last <= len(text)


@pytest.mark.parametrize("seed", range(20))
def test_scraps_in_any_order_are_laid_out_in_order_and_without_overlap(seed: int) -> None:
    maker = random.Random(seed)  # noqa: S311 (texts to try, not secrets)
    for _ in range(200):
        text = "".join(maker.choice(SCRAPS) for _ in range(maker.randint(1, 25)))
        assert_well_formed(text, blocks(text))


@pytest.mark.parametrize(
    "text",
    [
        "The coalition met in Oslo. " * 190_000,
        "![" + "](" * 2_500_000,
        "a • b" + " " * 5_000_000 + "c",
        "*" * 5_000_000 + "a",
        ">" * 500_000 + "a",
        "• " * 2_500_000 + "a",
        "1." * 2_500_000,
        "a b c d e f: " * 400_000,
        "the coalition met in Oslo on Monday and agreed on many things, and\n" * 10_000,
        "\n".join(" " * depth + "- Oslo" for depth in range(1_000)),
    ],
    ids=["line", "images", "gap", "stars", "quotes", "bullets", "numbers", "labels", "wrapped", "nested"],
)
def test_monstrous_texts_take_no_longer_than_a_second(text: str) -> None:
    start = time.process_time()
    found = blocks(text)
    assert time.process_time() - start < 1
    assert_well_formed(text, found)


def test_items_nested_deeply_know_their_parents() -> None:
    text = "\n".join("  " * depth + f"- level {depth}" for depth in range(200))
    assert [(block.level, block.governor) for block in blocks(text)] == [
        (depth + 1, depth - 1 if depth else None) for depth in range(200)
    ]
