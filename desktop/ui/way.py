"""The way through a conversation as places in order, from what the conversation is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop.final_record import RecordedQuestion
from desktop.i18n import Catalogue
from desktop.records import AnswerState, CaseworkerView, ConversationState, Place
from desktop.ui.widgets.talk.talk_navigation import Progress, Stop

if TYPE_CHECKING:
    from desktop.services.views import ConversationView

_SIDE_PLACES = {
    "goal": "plan",
    "barriers": "plan",
    "placement": "plan",
    "support": "plan",
    "experience": "development",
}
"""Pages beside the way, each by the stop that it belongs to and leads back to."""


def stop_of(place: Place) -> Place:
    """The stop on the way that a place belongs to; a stop is its own."""
    return Place(_SIDE_PLACES[place.page]) if place.page in _SIDE_PLACES else place


def with_side_places(stops: list[Stop], here: Place, words: Catalogue) -> list[Stop]:
    """The stops, and below the one that one is at the pages beside it."""
    _ = words.gettext
    titles = {
        "goal": _("Goals"),
        "barriers": _("What stands in the way"),
        "placement": _("Placement"),
        "support": _("Support"),
        "experience": _("Health and experience"),
    }
    at = stop_of(here)
    told: list[Stop] = []
    for stop in stops:
        told.append(stop)
        if stop.place == at:
            beside = [page for page, main in _SIDE_PLACES.items() if main == at.page]
            told += [Stop(Place(page), titles[page], stop.heading, beside=True) for page in beside]
    return told


def way(view: "ConversationView", words: Catalogue, factors: Mapping[str, str]) -> list[Stop]:
    """All stops of the conversation in order, with how far each is; `factors` are short names by id."""
    _ = words.gettext
    together, finally_ = _("Together"), _("At the end")
    record = view.record
    final = view.state is not ConversationState.DRAFT
    # A tick is for what was done, not for a page that was passed or is only just being read.
    on_from_welcome = view.place.page != "welcome" or any(is_answered(each) for each in record.questions)
    welcomed = final or (record.information_given and on_from_welcome)
    stops = [Stop(Place("welcome"), _("Welcome"), together, _done(welcomed))]
    if record.without_questions:
        stops.append(Stop(Place("talk"), _("What we talked about"), together, _done(bool(record.talk))))
    else:
        stops += [_question_stop(question, factors) for question in record.questions]
    if _views_apart(view):
        stops.append(Stop(Place("views"), _("Caseworker's view"), finally_, _done(view.views_opened)))
    if record.questions and not record.without_questions:
        title = _("See what has moved") if record.earlier else _("How it looks today")
        seen = bool(record.focus_ids or record.picture)
        stops.append(Stop(Place("development"), title, finally_, _done(seen)))
    # A goal that is as it was last time has not been talked about yet.
    new_goal = record.goal.strip() not in ("", view.earlier_goal.strip())
    planned = bool(view.steps or record.next_conversation) or new_goal
    stops.append(Stop(Place("plan"), _("Agreements and plan"), finally_, _done(planned)))
    stops.append(Stop(Place("summary"), _("Summary"), finally_, _done(view.state is ConversationState.FINAL)))
    return stops


def footer_words(
    stops: list[Stop], here: Place, view: "ConversationView", words: Catalogue
) -> tuple[bool, str]:
    """Whether there is a way back, and what the button onward says."""
    _ = words.gettext
    if here.page in _SIDE_PLACES:
        # The way back is the one primary button: a page beside the way leads nowhere else.
        in_plan = _SIDE_PLACES[here.page] == "plan"
        return False, _("Back to the plan") if in_plan else _("Back to what has moved")
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
