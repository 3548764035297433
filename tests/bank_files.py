"""Bank files for the tests of `desktop.questions`: a small good one, and how to put one in a folder."""

from pathlib import Path

from desktop import paths
from desktop.questions import QuestionBanks

BUILT_IN = (paths.resources() / "questions" / "progression.toml").read_bytes()
HEAD = 'id = "nordby"\nversion = "1"\nname = "Nordby"\n'
QUESTION = """\
[[questions]]
id = "N1"
factor = "A"
short = "Transport"
text = "Kan du komme frem?"
options = ["Altid", "For det meste", "Det svinger", "Sjældent", "Aldrig"]
source = "Egne ord"
"""
GOOD = HEAD + QUESTION
TEMPLATE = '[[templates]]\nid = "n"\nname = "N"\nquestions = ["N1", "A1"]\n'
VIEW = 'caseworker_options = ["1", "2", "3", "4", "5"]\n'


def put(folder: Path, content: str | bytes, name: str = "nordby.toml") -> Path:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def assert_built_in_works(banks: QuestionBanks) -> None:
    assert banks.banks[0].id == "progression"
    assert [question.id for question in banks.banks[0].questions] == (
        [f"{factor}{number}" for factor in "ABC" for number in (1, 2, 3, 4)]
        + ["D1", "D2", "E1", "E2", "T1", "T2", "T3", "T4", "F1", "F2"]
    )
    assert banks.first_template.id and banks.welcome_text and banks.minutes(6)
