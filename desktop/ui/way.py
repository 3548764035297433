"""The way through a conversation as places in order, from what the conversation is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.final_record import RecordedQuestion
from desktop.i18n import Catalogue
from desktop.records import AnswerState, CaseworkerView, ConversationState, Place
from desktop.ui.widgets.talk_navigation import Progress, Stop

if TYPE_CHECKING:
    from desktop.services.views import ConversationView


def way(view: "ConversationView", words: Catalogue, factors: Mapping[str, str]) -> list[Stop]:
    """All stops of the conversation in order, with how far each is; `factors` are short names by id."""
    _ = words.gettext
    together, finally_ = _("Together"), _("At the end")
    record = view.record
    final = view.state is not ConversationState.DRAFT
    stops = [Stop(Place("welcome"), _("Welcome"), together, _done(record.information_given or final))]
    if record.without_questions:
        stops.append(Stop(Place("talk"), _("What we talked about"), together, _done(bool(record.talk))))
    else:
        stops += [_question_stop(question, factors) for question in record.questions]
    if _views_apart(view):
        stops.append(Stop(Place("views"), _("Caseworker's view"), finally_, _done(view.views_opened)))
    if record.questions and not record.without_questions:
        title = _("See what has moved") if record.earlier else _("How it looks today")
        done = bool(record.focus_ids or record.picture) or view.place.page in ("plan", "summary")
        stops.append(Stop(Place("development"), title, finally_, _done(done)))
    # A goal that is as it was last time has not been talked about yet.
    new_goal = record.goal.strip() not in ("", view.earlier_goal.strip())
    planned = bool(view.steps) or new_goal or view.place.page == "summary"
    stops.append(Stop(Place("plan"), _("Agreements and plan"), finally_, _done(planned)))
    stops.append(Stop(Place("summary"), _("Summary"), finally_, _done(view.state is ConversationState.FINAL)))
    return stops


def footer_words(
    stops: list[Stop], here: Place, view: "ConversationView", words: Catalogue
) -> tuple[bool, str]:
    """Whether there is a way back, and what the button onward says."""
    _ = words.gettext
    places = [stop.place for stop in stops]
    position = places.index(here)
    if here.page == "summary":
        return position > 0, _("Close") if view.state is not ConversationState.DRAFT else _("Finish") + " ✓"
    following = stops[position + 1]
    if here.page == "welcome":
        return False, _("Let us begin") + " →"
    if following.place.page == "question":
        return True, _("Next question") + " →"
    return True, following.title + " →"


def is_answered(question: RecordedQuestion) -> bool:
    """Whether the citizen has met the question, in whichever way."""
    return question.citizen.state != AnswerState.NOT_REACHED


def _views_apart(view: "ConversationView") -> bool:
    return (
        view.caseworker_view is CaseworkerView.AFTERWARDS
        and not view.record.without_questions
        and any(question.caseworker_options for question in view.record.questions)
    )


def _question_stop(question: RecordedQuestion, factors: Mapping[str, str]) -> Stop:
    heading = f"{question.factor} · {factors.get(question.factor, question.factor_name)}"
    return Stop(Place("question", question.id), question.short, heading, _done(is_answered(question)))


def _done(done: bool) -> Progress:
    return Progress.DONE if done else Progress.AHEAD
