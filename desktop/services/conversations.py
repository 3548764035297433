"""A conversation from start to stop: who is there, where it stands, what it says so far."""

from datetime import date
from typing import Any

from desktop.errors import Finalised, InvalidInput
from desktop.i18n import CITIZEN_LANGUAGES
from desktop.records import (
    AccessAction,
    CaseworkerView,
    ConversationState,
    Form,
    MouseHolder,
    Place,
    Present,
)
from desktop.services import access_log, record_builder, stale, step_rows, talk_rows
from desktop.services.choice import chosen_ids, show_in, shown_languages, store_choice
from desktop.services.context import (
    Service,
    bare_of,
    begun_conversation,
    caseworker_named,
    conversation_of,
    open_conversation,
)
from desktop.services.talk_rows import Talk
from desktop.services.views import ConversationView, Saved
from desktop.text import NAME_LENGTH, clean_line


class Conversations(Service):
    """Start, resume and steer a conversation."""

    def start(self, conversation: int) -> ConversationView:
        """`begin`, and the conversation as it then stands."""
        self.begin(conversation)
        return self.get(conversation)

    def begin(self, conversation: int) -> None:
        """Begin a prepared conversation today, with the question words of today; resume a begun one.

        Raises `Finalised` for a closed one, and for one that was left over 14 days: it is closed then.
        """
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            left = stale.close_stale(session, row.citizen_id, self._clock) is None
            if not left:
                stale.work_on(session, row)
            if row.started_at is None:
                row.state = ConversationState.DRAFT
                row.day = self._clock.today()
                row.started_at = self._clock.now()
                askable = {question.id for question in self._banks.questions}
                chosen = [q for q in chosen_ids(session, row.id) if q in askable]
                store_choice(session, self._banks, row.id, chosen, begun=False)
        if left:
            raise Finalised

    def open(self, conversation: int) -> ConversationView:
        """What `get` gives, and an entry in the access log: the conversation was taken up or read."""
        with self._transaction() as session:
            connection = bare_of(session)
            talk = talk_rows.read(connection, conversation)
            action = AccessAction.CONVERSATION_OPENED
            access_log.log(session, self._clock, action, citizen=talk.citizen_uuid, conversation=talk.uuid)
            return self._view(connection, talk)

    def get(self, conversation: int) -> ConversationView:
        """The conversation as it stands; raises `NotFound`."""
        with self._bare_transaction() as connection:
            return self._view(connection, talk_rows.read(connection, conversation))

    def resume_or_none(self, citizen: int) -> int | None:
        """The citizen's draft, after closing one that is over 14 days old."""
        with self._transaction() as session:
            draft = stale.close_stale(session, citizen, self._clock)
            return draft.id if draft else None

    def newest_draft(self) -> int | None:
        """The begun conversation last worked on, of any citizen: what a restart offers first."""
        with self._bare_transaction() as connection:
            return stale.newest_draft(connection, self._clock)

    def set_place(self, conversation: int, place: Place) -> None:
        """Remember the page, so that the conversation opens there again; a closed one stays as it is."""
        with self._transaction() as session:
            row = conversation_of(session, conversation)
            if row.state == ConversationState.DRAFT:
                row.place_page = place.page
                row.place_question = place.question
                stale.work_on(session, row)

    def set_present(self, conversation: int, present: Present) -> Saved:
        """Record who is in the room besides the two."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            row.companion = present.companion
            row.interpreter = present.interpreter
            row.mentor = present.mentor
        return Saved(self._clock.now())

    def set_form(self, conversation: int, form: Form) -> Saved:
        """Record how the two talk; answers given from now on carry it."""
        with self._transaction() as session:
            open_conversation(session, conversation).form = form
        return Saved(self._clock.now())

    def set_mouse(self, conversation: int, holder: MouseHolder) -> Saved:
        """Record who holds the mouse."""
        with self._transaction() as session:
            open_conversation(session, conversation).mouse = holder
        return Saved(self._clock.now())

    def set_language(self, conversation: int, language: str) -> Saved:
        """Choose the citizen's language: questions not answered yet are put in it.

        Their answers carry it. Where it has no translation they stand in Danish. An answered question
        stays as it was shown. Raises `InvalidInput` for a language that is not offered.
        """
        if language not in CITIZEN_LANGUAGES:
            raise InvalidInput("language", "unknown")
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            row.language = language
            show_in(session, row.id, language)
        return Saved(self._clock.now())

    def set_caseworker(self, conversation: int, name: str) -> Saved:
        """Record that a colleague holds this conversation. Raises `InvalidInput` for an empty name."""
        cleaned = clean_line(name, "caseworker", NAME_LENGTH)
        if not cleaned:
            raise InvalidInput("caseworker", "empty")
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            row.caseworker_id = caseworker_named(session, cleaned)
        return Saved(self._clock.now())

    def give_information(self, conversation: int) -> Saved:
        """Record that the citizen was told why we ask and who reads it; the first time counts."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            row.information_given_at = row.information_given_at or self._clock.now()
        return Saved(self._clock.now())

    def set_without_questions(self, conversation: int, without: bool) -> Saved:
        """Talk without questions today, or take them up again."""
        with self._transaction() as session:
            open_conversation(session, conversation).without_questions = without
        return Saved(self._clock.now())

    def set_next_day(self, conversation: int, day: date | None) -> Saved:
        """Record when the next conversation is to be. Raises `InvalidInput` for a day that is past."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            # After the clock was put right, either day may be the true one.
            if day is not None and day < min(row.day, self._clock.today()):
                raise InvalidInput("next_day", "past")
            row.next_day = day
        return Saved(self._clock.now())

    def stop(self, conversation: int) -> Saved:
        """Stop here: the rest is marked as not reached, and the summary comes next."""
        with self._transaction() as session:
            row = open_conversation(session, conversation)
            row.stopped_early = True
            row.place_page = "summary"
            row.place_question = None
        return Saved(self._clock.now())

    def go_on(self, conversation: int) -> Saved:
        """Take the talk up again after stopping, as long as it is not finished."""
        with self._transaction() as session:
            open_conversation(session, conversation).stopped_early = False
        return Saved(self._clock.now())

    def open_views(self, conversation: int) -> Saved:
        """Show the views that were given afterwards: both sides, together."""
        with self._transaction() as session:
            row = begun_conversation(session, conversation)
            row.views_opened_at = row.views_opened_at or self._clock.now()
        return Saved(self._clock.now())

    def _view(self, connection: Any, talk: Talk) -> ConversationView:
        steps = step_rows.read(connection, talk)
        if talk.state == ConversationState.FINAL:
            record = record_builder.record_of(connection, self._banks, talk)
        else:
            record = record_builder.build(connection, self._banks, talk, steps=steps, keep_unasked=True)
        translated = any(question.translated_text for question in record.questions)
        return ConversationView(
            id=talk.id,
            citizen=talk.citizen,
            state=ConversationState(talk.state),
            place=Place(talk.place_page, talk.place_question),
            started_at=talk.started_at,
            caseworker_view=CaseworkerView(talk.caseworker_view),
            views_opened=talk.views_opened,
            present=Present(talk.companion, talk.interpreter, talk.mentor),
            form=Form(talk.form),
            mouse=MouseHolder(talk.mouse) if talk.mouse else None,
            language=talk.language,
            languages=shown_languages(connection, talk.id) if translated else {},
            steps=steps.agreed,
            earlier_steps=steps.followed_up,
            earlier_goal=talk.goal_before,
            record=record,
        )
