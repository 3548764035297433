"""Summary: what will be printed, as it will be printed; finishing; and then paper, file or copy."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QSplitter, QVBoxLayout, QWidget

from desktop.charts import ended
from desktop.i18n import speaks_to_citizens
from desktop.labels import label as word_for
from desktop.labels import language_words
from desktop.plan_records import PaperKind
from desktop.records import ConversationState, Signature
from desktop.ui.desk import Desk
from desktop.ui.dialogs.finish import FinishDialog
from desktop.ui.talk_page import TalkPage
from desktop.ui.widgets.basics import card, column, label, scrolling
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.paper.agreement_ticks import AgreementTicks
from desktop.ui.widgets.paper.paper_choice import PaperChoice
from desktop.ui.widgets.paper.paper_preview import PaperPreview
from desktop.ui.widgets.paper.summary_output import SummaryOutput

if TYPE_CHECKING:
    from desktop.reports import SummaryOptions
    from desktop.services.summaries import Summary
    from desktop.services.views import ConversationView, Saved
    from desktop.ui.widgets.paper.summary_output import Making


class SummaryPage(TalkPage):
    """The last page of the shared screen."""

    finished = Signal()
    """Nothing more is to be done with this conversation here."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._summary: Summary | None = None
        self._final = False
        self._preview = PaperPreview(self.words)
        self._preview.enlarged.connect(self._enlarge)
        self._output = SummaryOutput(desk, self._making)
        self._output.saved.connect(self.saved)
        self._papers = PaperChoice(self.words)
        self._papers.chosen.connect(self._choose_paper)
        self._agreement = AgreementTicks(self.words)
        self._agreement.changed.connect(self._draw)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(26, 8, 16, 16)
        layout.setSpacing(14)
        self._title = label("", "title", wrap=True)
        self._intro = label("", "quiet", wrap=True)
        layout.addLayout(column(self._title, self._intro, spacing=4))
        self._parts = {
            PaperKind.SUMMARY: (self._make_choices(), self._make_signature()),
            PaperKind.PLAN: (self._make_take_home(),),
            PaperKind.AGREEMENT: (self._agreement,),
        }
        for widget in (self._papers, *(first for first, *_rest in self._parts.values()), self._output):
            layout.addWidget(widget)
        layout.addWidget(self._parts[PaperKind.SUMMARY][1])
        layout.addStretch(1)
        split = self._split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        self._left = scrolling(left)
        split.addWidget(self._left)
        split.addWidget(self._preview)
        split.setSizes([560, 540])
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 12, 12, 0)
        outside.addWidget(split)

    def show_view(self, view: "ConversationView", question: str | None = None) -> None:
        super().show_view(view, question)
        _ = self.words.gettext
        final = view.state is ConversationState.FINAL
        if final != self._final:
            # What comes next stands beside the summary: how it was signed.
            self._preview.set_enlarged(False)
            self._papers.choose(PaperKind.SUMMARY)
        self._final = final
        self._title.setText(_("The conversation is finished") if final else _("Summary"))
        self._intro.setText(
            _("The record is locked. It can only be added to, with an addendum.")
            if final
            else _(
                "Read it through together. Once it is finished, it can only be put right with an addendum."
            )
        )
        self._show_papers(view)
        self._ways.setVisible(final)
        self._sign_later.setVisible(not final)
        self._show_choices(view)
        if final:
            self.desk.ask(self.services.finishing.signature, view.id, then=self._show_signature)
        self._draw()

    def set_narrow(self, narrow: bool) -> None:
        self._split.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        self._preview.set_folded(narrow)

    def conclude(self) -> None:
        """The button onward: ask once, then finish; or close a finished conversation."""
        if self.view.state is not ConversationState.DRAFT:
            self.finished.emit()
            return
        if self._waits():
            return
        dialog = FinishDialog(self.words, self.view.record, self)
        dialog.accepted.connect(self._finish)
        dialog.open()

    def _make_choices(self) -> QWidget:
        _ = self.words.gettext
        frame, layout = card(spacing=4)
        layout.addWidget(label(_("On the paper"), "name"))
        self._first = QCheckBox()
        self._first.setObjectName("option-first")
        self._first.setChecked(True)
        self._first.setEnabled(False)
        layout.addWidget(self._first)
        self._choices = {
            "answers": QCheckBox(_("Page 2: answers and what has moved")),
            "charts": QCheckBox(_("Curves of earlier answers")),
            "private_answers": QCheckBox(_("Answers about the people in the room")),
            "third_signature": QCheckBox(_("A line for one more to sign")),
            "full_cpr": QCheckBox(_("Show the whole CPR number")),
            "citizen_language": QCheckBox(),
        }
        self._choices["answers"].setChecked(True)
        self._choices["citizen_language"].setChecked(True)
        for name, choice in self._choices.items():
            choice.setObjectName(f"option-{name}")
            choice.clicked.connect(self._draw)
            layout.addWidget(choice)
        return frame

    def _make_take_home(self) -> QWidget:
        _ = self.words.gettext
        frame, layout = card(spacing=4)
        layout.addWidget(label(_("The plan to take home"), "name"))
        about = _("One page in plain words: goal, next steps, and who helps. Hang it on the fridge.")
        layout.addWidget(label(about, "quiet", wrap=True))
        self._own_language = QCheckBox()
        self._own_language.setObjectName("take-home-language")
        self._own_language.setChecked(True)
        self._own_language.clicked.connect(self._draw)
        layout.addWidget(self._own_language)
        return frame

    def _show_papers(self, view: "ConversationView") -> None:
        """Offer the papers that this conversation has, and the choices of the one that is shown."""
        placements = view.record.plan.placements
        under_way = [each for each in placements if ended(each, view.record.day) is None]
        self._agreement.show_placements(under_way[::-1], self.name)
        offered = [PaperKind.SUMMARY, PaperKind.PLAN, *([PaperKind.AGREEMENT] if under_way else [])]
        self._papers.show_kinds(offered)
        kind = self._papers.kind
        for each, parts in self._parts.items():
            for part in parts:
                part.setVisible(each is kind)
        self._output.show_conversation(view.id, kind, final=self._final)

    def _choose_paper(self) -> None:
        self._show_papers(self.view)
        self._draw()

    def _show_choices(self, view: "ConversationView") -> None:
        """Only what this conversation has is offered for its paper."""
        record = view.record
        _ = self.words.gettext
        self._first.setText(
            _("Page 1: agreements, next conversation, phone number")
            if record.caseworker_phone.strip()
            else _("Page 1: agreements, next conversation")
        )
        asked = () if record.without_questions else record.questions
        self._choices["answers"].setVisible(bool(asked))
        self._choices["charts"].setVisible(bool(asked and record.earlier))
        self._choices["private_answers"].setVisible(any(each.private_screen for each in asked))
        for own in (self._choices["citizen_language"], self._own_language):
            own.setVisible(speaks_to_citizens(record.language))
            own.setText(
                _("A page in the citizen's language (%(language)s)")
                % {"language": language_words(self.words, record.language)}
            )

    def _make_signature(self) -> QWidget:
        _ = self.words.gettext
        frame, layout = card(spacing=6)
        frame.setObjectName("signature")
        layout.addWidget(label(_("Signature"), "name"))
        group = QButtonGroup(self)
        self._signatures = {way: QRadioButton(word_for(self.words, way)) for way in Signature}
        self._ways = QWidget()
        line = FlowLayout(spacing=14)
        self._ways.setLayout(line)
        for way, choice in self._signatures.items():
            choice.setObjectName(f"signature-{way}")
            group.addButton(choice)
            choice.clicked.connect(lambda _checked=False, w=way: self._sign(w))
            line.addWidget(choice)
        layout.addWidget(self._ways)
        self._sign_later = label(
            _("When it is finished, you choose here: on paper, read aloud and confirmed, or not wished for."),
            wrap=True,
        )
        layout.addWidget(self._sign_later)
        layout.addWidget(
            label(_("The signature only shows that we have read the summary together."), "quiet", wrap=True)
        )
        return frame

    def _enlarge(self, on: bool) -> None:
        """Give the paper the whole page, or put the choices beside it again."""
        self._left.setVisible(not on)

    def _options(self) -> "SummaryOptions":
        from desktop.reports import SummaryOptions

        return replace(SummaryOptions(), **{name: box.isChecked() for name, box in self._choices.items()})

    def _making(self, password: str = "") -> "Making":
        """How the paper that is chosen is made."""
        talk, papers = self.view.id, self.services.plan_papers
        match self._papers.kind:
            case PaperKind.PLAN:
                own = self._own_language.isChecked()
                return papers.take_home, (talk, self.words, own, password)
            case PaperKind.AGREEMENT:
                return papers.agreement, (talk, self._agreement.options(), self.words, password)
        asked = (talk, self._options(), self.words)
        summaries = self.services.summaries
        return (summaries.sealed_pdf, (*asked, password)) if password else (summaries.pdf, asked)

    def _draw(self) -> None:
        draw, asked = self._making()
        self.desk.ask(draw, *asked, then=self._show_pdf)

    def _show_pdf(self, summary: "Summary") -> None:
        if summary.kind is self._papers.kind:
            self._summary = summary
            self._output.show_summary(summary)
            self._preview.show_pdf(summary.pdf)

    def _finish(self) -> None:
        if not self._waits():
            self.desk.ask(self.services.finishing.finish, self.view.id, then=self._finished)

    def _waits(self) -> bool:
        """Whether something is not stored yet: once finished, nothing could be added to it."""
        waits = bool(self.desk.unsaved.waiting)
        if waits:
            self.desk.unsaved.tell()
        return waits

    def _finished(self, number: str) -> None:
        self.changed.emit()

    def _sign(self, way: Signature) -> None:
        self.desk.ask(self.services.finishing.sign, self.view.id, way, then=self._signed)

    def _signed(self, saved: "Saved") -> None:
        self.saved.emit(saved.at)

    def _show_signature(self, way: Signature | None) -> None:
        for each, choice in self._signatures.items():
            choice.setChecked(each is way)
