"""Two ways to an own goal where there is none yet: short prompts, each answered in own words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import Catalogue
from desktop.labels import label as word_for
from desktop.plan_labels import GOAL_PROMPTS, OWN_WORDS
from desktop.plan_records import GoalWay
from desktop.recorded_plan import RecordedPrompt
from desktop.ui.widgets.basics import button, clear, column, label, row
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.synced_note import SyncedNote


class GoalGuide(QFrame):
    """Nothing has to be answered, and the two ways can both be tried."""

    answered = Signal(str, str, str)
    """The way, the prompt's id, and the words."""
    found = Signal(str)
    """These words are the goal."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _ = words.gettext
        self._words = words
        self._way: GoalWay | None = None
        self.setProperty("role", "card")
        self._ways: dict[GoalWay, QPushButton] = {}
        self._parts: dict[GoalWay, WayToGoal] = {}
        choice = FlowLayout(spacing=8)
        for way in GoalWay:
            self._ways[way] = button(word_for(words, way), "quiet", name=f"way-{way}")
            self._ways[way].setCheckable(True)
            self._ways[way].clicked.connect(lambda _checked=False, w=way: self._open(w))
            choice.addWidget(self._ways[way])
            self._parts[way] = WayToGoal(words, way)
            self._parts[way].answered.connect(self.answered)
            self._parts[way].found.connect(self.found)
            self._parts[way].hide()
        about = _("Many have no goal to begin with. Here are two ways to find one. Take the one that fits.")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        layout.addWidget(label(_("No goal yet?"), "heading", wrap=True))
        layout.addWidget(label(about, "quiet", wrap=True))
        layout.addLayout(choice)
        for part in self._parts.values():
            layout.addWidget(part)

    def show_prompts(self, prompts: Sequence[RecordedPrompt]) -> None:
        """Show what was answered; the way on which something was is open."""
        for way, part in self._parts.items():
            part.show_answers({each.id: each.text for each in prompts if each.way == way})
        if self._way is None and prompts:
            self._open(GoalWay(prompts[-1].way), to_write=False)

    def flush(self) -> None:
        """Store what is being typed."""
        for part in self._parts.values():
            part.flush()

    def _open(self, way: GoalWay, *, to_write: bool = True) -> None:
        self._way = way
        for each, part in self._parts.items():
            self._ways[each].setChecked(each is way)
            part.setVisible(each is way)
        if to_write:
            self._parts[way].start()


class WayToGoal(QWidget):
    """The prompts of one way. The next one comes once the one before has words."""

    answered = Signal(str, str, str)
    found = Signal(str)

    def __init__(self, words: Catalogue, way: GoalWay) -> None:
        super().__init__()
        _ = words.gettext
        self._way = way
        self._blocks: list[QWidget] = []
        self._notes: dict[str, SyncedNote] = {}
        layout = column(spacing=10)
        for prompt, marked in GOAL_PROMPTS[way].items():
            layout.addWidget(self._make_block(prompt, _(marked), _("In your own words …")))
        own = self._make_block(OWN_WORDS, _("So my goal could be:"), _("I would like to …"))
        self._take = button(_("That is my goal"), "secondary", "flag", name=f"goal-found-{way}")
        self._take.clicked.connect(lambda: self.found.emit(self._notes[OWN_WORDS].toPlainText().strip()))
        layout.addWidget(own)
        layout.addLayout(row(self._take, 0))
        self.setLayout(layout)
        self._unfold()

    def show_answers(self, answers: Mapping[str, str]) -> None:
        """Show what is in the file."""
        for prompt, note in self._notes.items():
            note.sync(answers.get(prompt, ""))
        self._unfold()

    def start(self) -> None:
        """Put the cursor into the first prompt without words."""
        free = [note for note in self._notes.values() if not note.toPlainText().strip()]
        if free:
            free[0].setFocus()

    def flush(self) -> None:
        """Store what is being typed."""
        for note in self._notes.values():
            note.flush()

    def _make_block(self, prompt: str, text: str, placeholder: str) -> QWidget:
        note = SyncedNote(text, placeholder, lines=1, most_lines=5)
        note.setObjectName(f"prompt-{self._way}-{prompt}")
        note.written.connect(lambda words: self.answered.emit(self._way, prompt, words))
        note.textChanged.connect(self._unfold)
        block = QWidget()
        block.setLayout(column(label(text, "strong", wrap=True), note, spacing=4))
        self._notes[prompt] = note
        self._blocks.append(block)
        return block

    def _unfold(self) -> None:
        """One prompt at a time; what has words stays open, and so does what is written in."""
        said = [bool(note.toPlainText().strip()) for note in self._notes.values()]
        for place, (block, note) in enumerate(zip(self._blocks, self._notes.values(), strict=False)):
            block.setVisible(all(said[:place]) or any(said[place:]) or note.hasFocus())
        if hasattr(self, "_take"):
            self._take.setVisible(said[-1])


class PromptLines(QWidget):
    """What was said on the way to a goal, to be read."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def show_prompts(self, prompts: Sequence[RecordedPrompt]) -> None:
        """Show each prompt and its words; the goal itself is told elsewhere."""
        clear(self._layout)
        told = [each for each in prompts if each.id != OWN_WORDS]
        for each in told:
            asked = GOAL_PROMPTS[GoalWay(each.way)].get(each.id, "")
            self._layout.addWidget(label(self._words.gettext(asked), "quiet", wrap=True))
            self._layout.addWidget(label(each.text, "body", wrap=True, selectable=True))
        self.setVisible(bool(told))
