"""What the choice of questions starts from: last time, a template, or one's own saved ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.i18n import Catalogue
from desktop.ui.widgets.basics import button, clear, label, row
from desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop.services.views import Preparation, TemplateView

_HEIGHT = 42


class TemplateBar(QWidget):
    """A button each; the one that is the present choice is filled."""

    chosen = Signal(object)
    """The ids of the questions, a tuple."""
    save_wanted = Signal()
    delete_wanted = Signal(int, str)
    """A saved template's id and name."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._flow = FlowLayout(self)
        self._shown: tuple[object, ...] = ()
        self._starts: list[tuple[QPushButton, frozenset[str]]] = []

    def show_preparation(self, preparation: "Preparation") -> None:
        """Show what one can start from, and which of it is chosen now."""
        offered = (preparation.last_time, preparation.templates)
        if offered != self._shown:
            # Built again only when they differ: the keyboard stays where it is.
            self._shown = offered
            self._build(preparation)
        now = frozenset(preparation.chosen)
        found = False
        for start, questions in self._starts:
            fits = bool(now) and questions == now and not found
            start.setChecked(fits)
            found = found or fits

    def _build(self, preparation: "Preparation") -> None:
        _ = self._words.gettext
        clear(self._flow)
        self._starts = []
        title = label(_("Start from"), "body")
        title.setMinimumHeight(_HEIGHT)
        self._flow.addWidget(title)
        if preparation.last_time:
            self._flow.addWidget(self._start("last-time", _("Same as last time"), preparation.last_time))
        for template in preparation.templates:
            # What the caseworker called her own is nobody's to translate.
            own = template.saved is not None
            name = template.name if own else self._words.bank_name(template.name)
            start = self._start(template.id, name, template.questions)
            self._flow.addWidget(self._with_delete(start, template) if own else start)
        save = button(_("Save as template …"), "link", name="save-template")
        save.clicked.connect(self.save_wanted)
        self._flow.addWidget(_line(save))

    def _start(self, name: str, text: str, questions: Sequence[str]) -> QPushButton:
        start = button(text, "secondary", name=f"start-{name}")
        start.setCheckable(True)
        start.setAccessibleName(self._words.gettext("Start from: %(template)s") % {"template": text})
        start.clicked.connect(lambda: self.chosen.emit(tuple(questions)))
        self._starts.append((start, frozenset(questions)))
        return start

    def _with_delete(self, start: QPushButton, template: "TemplateView") -> QWidget:
        delete = button("", "link", "x", name=f"delete-{template.id}")
        delete.setFixedSize(_HEIGHT, _HEIGHT)
        spoken = self._words.gettext("Delete the template %(name)s") % {"name": template.name}
        delete.setAccessibleName(spoken)
        delete.setToolTip(spoken)
        delete.clicked.connect(lambda: self.delete_wanted.emit(template.saved, template.name))
        return _line(start, delete)


def _line(*widgets: QWidget) -> QWidget:
    """Of the height of all the others, whatever kind the buttons are."""
    made = QWidget()
    made.setFixedHeight(_HEIGHT)
    made.setLayout(row(*widgets, spacing=0))
    return made
