"""What tests of a citizen's rights share: a citizen with a talk behind them, and the dialogs."""

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from tests.program import Program

NAME = "Amira Prøvesen"


def held(program: Program, citizen: int, *, filed: bool = True) -> int:
    services = program.unlocked.services
    talk: int = program.ask(services.preparations.prepare, citizen)
    program.ask(services.conversations.start, talk)
    program.ask(services.finishing.finish, talk)
    if filed:
        program.ask(services.finishing.file, talk, "24-1187")
    return talk


def shown(program: Program, kind: type[QDialog]) -> QDialog:
    """The dialog of a kind, once it stands there."""

    def there() -> QDialog | None:
        found = [each for each in program.window.findChildren(kind) if each.isVisible()]
        return found[0] if found else None

    program.driver.wait(lambda: there() is not None, kind.__name__)
    found = there()
    assert found is not None
    return found


def texts(inside: QWidget) -> str:
    labels = inside.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(inside))
