"""A conversation as it was read, with what the disk has not taken yet laid over it."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from msgspec import structs

from desktop.final_record import FinalRecord, RecordedAnswer, RecordedQuestion
from desktop.recorded_plan import RecordedPrompt
from desktop.records import AnswerState, NoteKind, Present, Rater

if TYPE_CHECKING:
    from desktop.services.views import ConversationView
    from desktop.ui.unsaved import Write

_NOTES = {
    NoteKind.TOPIC: "topic",
    NoteKind.TALK: "talk",
    NoteKind.PICTURE: "picture",
    NoteKind.CITIZEN_VIEW: "citizen_view",
    NoteKind.CASEWORKER_VIEW: "caseworker_view_text",
}
_QUESTION_NOTES = {NoteKind.HELP: "help", NoteKind.FOLLOW_UP: "follow_up"}


def over(view: "ConversationView", writes: "Iterable[Write]") -> "ConversationView":
    """What the pages show: the same words and clicks as before the disk refused them."""
    for write in writes:
        lay = _LAYERS.get(write.function.__name__)
        if lay is not None and write.arguments[:1] == (view.id,):
            view = lay(view, *write.arguments[1:])
    return view


def _note(view: "ConversationView", kind: NoteKind, text: str, question: str = "") -> "ConversationView":
    if kind is NoteKind.BARRIERS:
        return _record(view, barriers=tuple(text.splitlines()))
    if kind in _QUESTION_NOTES:
        return _question(
            view, question, lambda asked: structs.replace(asked, **{_QUESTION_NOTES[kind]: text})
        )
    if kind is NoteKind.GOAL_PROMPT:
        way, _colon, prompt = question.partition(":")
        return _prompt(view, way, prompt, text)
    if kind is NoteKind.CASEWORKER_CHANGE:
        return _plan(view, caseworker_change=text)
    return _record(view, **{_NOTES[kind]: text})


def _prompt(view: "ConversationView", way: str, prompt: str, text: str) -> "ConversationView":
    said = RecordedPrompt(way=way, id=prompt, text=text)
    others = [each for each in view.record.plan.prompts if (each.way, each.id) != (way, prompt)]
    return _plan(view, prompts=(*others, said))


def _plan(view: "ConversationView", **said: Any) -> "ConversationView":
    return _record(view, plan=structs.replace(view.record.plan, **said))


def _answer(
    view: "ConversationView", question: str, rater: Rater, state: AnswerState, option: int | None = None
) -> "ConversationView":
    def lay(asked: RecordedQuestion) -> RecordedQuestion:
        words = asked.options if rater is Rater.CITIZEN else asked.caseworker_options
        said = RecordedAnswer(state=state, option=option, words=words[option - 1] if option else "")
        return structs.replace(asked, **{rater.value: said})

    return _question(view, question, lay)


def _focus(view: "ConversationView", picked: tuple[str, ...]) -> "ConversationView":
    record = view.record
    names = {asked.factor: asked.factor_name for asked in record.questions}
    names |= dict(zip(record.focus_ids, record.focus, strict=True))
    return _record(view, focus_ids=picked, focus=tuple(names.get(each, each) for each in picked))


def _goal(view: "ConversationView", text: str) -> "ConversationView":
    return _record(view, goal=text)


def _present(view: "ConversationView", present: Present) -> "ConversationView":
    there = tuple(each.name for each in fields(present) if getattr(present, each.name))
    return _record(replace(view, present=present), present=there)


def _question(
    view: "ConversationView", question: str, lay: Callable[[RecordedQuestion], RecordedQuestion]
) -> "ConversationView":
    return _record(
        view, questions=tuple(lay(each) if each.id == question else each for each in view.record.questions)
    )


def _record(view: "ConversationView", **said: Any) -> "ConversationView":
    record: FinalRecord = structs.replace(view.record, **said)
    return replace(view, record=record)


_LAYERS: dict[str, Callable[..., "ConversationView"]] = {
    "note": _note,
    "answer": _answer,
    "answer_prompt": _prompt,
    "focus": _focus,
    "set_goal": _goal,
    "set_present": _present,
    "set_form": lambda view, form: _record(replace(view, form=form), form=form.value),
    "set_mouse": lambda view, holder: _record(replace(view, mouse=holder), mouse=holder.value),
    "set_next_day": lambda view, day: _record(view, next_conversation=day),
}
