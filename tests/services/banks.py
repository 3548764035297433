"""An extra question bank as a municipality may have it, in several states."""

HEAD = 'id = "nordby"\nversion = "{version}"\nname = "Nordby"\n'
QUESTION = """
[[questions]]
id = "{id}"
factor = "A"
own = true
short = "Transport"
text = "{text}"
options = ["Altid", "For det meste", "Det svinger", "Sjældent", "Aldrig"]
source = "Egne ord"
"""


def bank(version: str = "1", **texts: str) -> str:
    """A bank with these questions, by id."""
    asked = "".join(QUESTION.format(id=id, text=text) for id, text in texts.items())
    return HEAD.format(version=version) + asked
