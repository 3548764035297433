"""Compare the built-in question bank with the leaflet it is taken from, word for word.

    python tests/leaflet.py LEAFLET.txt [BANK.toml]

LEAFLET.txt is the leaflet's text as read from its pages. Every question, answer and source has to
stand there in the bank's order, over whole lines; only line breaks and hyphens at line ends are
mended. Ends with 1 when anything differs.
"""

import difflib
import re
import sys
import tomllib
from pathlib import Path

MARK = "(sæt x)"
INTRODUCTION = "Følgende spørgsmål kan anvendes"
MOST_LINES = 4
BANK = Path(__file__).resolve().parent.parent / "resources" / "questions" / "progression.toml"


def mended(lines: list[str]) -> str:
    """Lines as one text. A hyphen at a line's end goes, unless it stands for a word left out
    (“aktiverings- eller”)."""
    text = "\n".join(line.strip() for line in lines)
    text = re.sub(r"(?<=\w)-\n(?!(?:eller|og)\b)", "", text)
    return " ".join(text.replace(MARK, "").split())


class Leaflet:
    """The leaflet's lines, read from front to back."""

    def __init__(self, text: str) -> None:
        self.lines = [line for line in text.splitlines() if line.strip()]
        self.at = 0
        self.differences: list[str] = []

    def open_page(self, heading: str) -> None:
        """Go to the first question under the heading of a factor."""
        while self.at < len(self.lines) and INTRODUCTION not in self.lines[self.at]:
            self.at += 1
        while self.at < len(self.lines) and mended([self.lines[self.at]]) != heading:
            self.at += 1
        self.at += 1

    def has(self, what: str, expected: str) -> bool:
        """Whether the next lines say exactly that. Reads on behind them, or behind the nearest."""
        found = {count: mended(self.lines[self.at : self.at + count]) for count in range(1, MOST_LINES + 1)}
        exact = [count for count, text in found.items() if text == expected]
        count = exact[0] if exact else max(found, key=lambda count: likeness(found[count], expected))
        self.at += count
        if not exact:
            self.differences.append(f"{what}\n  leaflet: {found[count]}\n  bank:    {expected}")
        return bool(exact)


def likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def compare(leaflet: Leaflet, bank: dict) -> dict[str, tuple[int, int]]:
    """What agrees, and how much there is, by kind."""
    agreed = {"questions": 0, "answers": 0, "sources": 0}
    printed = [question for question in bank["questions"] if not question.get("own")]
    for factor in bank["factors"]:
        page = [question for question in printed if question["factor"] == factor["id"]]
        if not page:
            continue
        leaflet.open_page(f"{factor['id']}. {factor['name']}")
        for question in page:
            agreed["questions"] += leaflet.has(f"{question['id']} question", question["text"])
            for number, option in enumerate(question["options"], 1):
                agreed["answers"] += leaflet.has(f"{question['id']} answer {number}", option)
        for question in page:
            agreed["sources"] += leaflet.has(f"{question['id']} source", question["source"])
    asked = sum(line.count(MARK) for line in leaflet.lines)
    return {kind: (count, asked * (5 if kind == "answers" else 1)) for kind, count in agreed.items()}


def main(arguments: list[str]) -> int:
    if len(arguments) not in {1, 2}:
        print(__doc__)
        return 2
    leaflet = Leaflet(Path(arguments[0]).read_text(encoding="utf-8"))
    bank = tomllib.loads((Path(arguments[1]) if arguments[1:] else BANK).read_text(encoding="utf-8"))
    counts = compare(leaflet, bank)
    whole = mended(leaflet.lines)
    names = [f"{factor['id']}. {factor['name']}" for factor in bank["factors"] if factor["id"] in "ABCDEF"]
    counts["factor names"] = (sum(name in whole for name in names), 6)
    print(", ".join(f"{count}/{total} {kind}" for kind, (count, total) in counts.items()))
    for difference in leaflet.differences:
        print(difference)
    return 0 if all(count == total > 0 for count, total in counts.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
