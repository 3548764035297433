"""What the figures and kinds beside an entry of the access log say, in plain words.

They are stored as `name=value`, so that the log holds no text; nobody is to read them that way.
"""

import re

from desktop.i18n import Catalogue, mark
from desktop.records import AccessAction

_NAMED = re.compile(r"(\w+)=(\w+)")
_FIELDS = {
    "conversation": mark("The conversation"),
    "topic": mark("What you wanted to talk about"),
    "goal": mark("Own goal"),
    "small_goals": mark("Small goals"),
    "focus": mark("What we will work on"),
    "steps": mark("What we do now"),
    "next": mark("Next conversation"),
    "phone": mark("Phone number"),
    "earlier_steps": mark("What we agreed earlier"),
    "barriers": mark("What stands in the way"),
    "caseworker_barriers": mark("What stands in the way, as the caseworker sees it"),
    "placements": mark("Placement and work"),
    "support": mark("Who helps"),
    "prompts": mark("On the way to a goal"),
    "answers": mark("The answers"),
    "talk": mark("What we talked about"),
    "picture": mark("Can you recognise the picture?"),
    "citizen_view": mark("How the citizen sees it"),
    "caseworker_view": mark("How the caseworker sees it"),
    "addenda": mark("Added later"),
}
"""The fields of a summary by the keys that they are copied under."""
_PAPERS = {
    "plan": mark("the plan on one page"),
    "agreement": mark("the placement agreement"),
}


def detail_words(words: Catalogue, action: AccessAction, detail: str) -> str:
    """What the detail of an entry says; '' where it says nothing beside the action."""
    if action is AccessAction.PASSWORD_CHANGED and detail == "recovery":
        return words.gettext("with the recovery code")
    if action in (AccessAction.PASSWORD_CHANGED, AccessAction.RECOVERY_MADE) and detail == "refused":
        return words.gettext("not stored: the one before still opens the file")
    said = (_said(words, name, value) for name, value in _NAMED.findall(detail))
    return ", ".join(each for each in said if each)


def _said(words: Catalogue, name: str, value: str) -> str:
    _ = words.gettext
    if name == "field":
        return f"“{_(_FIELDS[value])}”" if value in _FIELDS else _("one field")
    if name == "paper":
        return _(_PAPERS[value]) if value in _PAPERS else ""
    if name == "protected":
        return _("without a password") if value == "0" else _("with a password")
    if not value.isdigit():
        return ""
    if name == "receipt":
        return _("receipt %(number)s") % {"number": value}
    return _counted(words, name, int(value))


def _counted(words: Catalogue, name: str, count: int) -> str:
    """Figures: of letters typed, of who was found, of what else there was."""
    match name:
        case "letters":
            said = words.ngettext("%(count)d letter typed", "%(count)d letters typed", count)
        case "found":
            said = words.ngettext("%(count)d found", "%(count)d found", count)
        case "more":
            said = words.ngettext("and %(count)d time before", "and %(count)d times before", count)
        case "findings" if count == 0:
            return words.gettext("all was as it was")
        case "findings":
            said = words.ngettext("%(count)d finding", "%(count)d findings", count)
        case "erased_again" if count == 0:
            return words.gettext("nobody had to be erased again")
        case "conversations":
            said = words.ngettext("%(count)d conversation", "%(count)d conversations", count)
        case "erased_again":
            said = words.ngettext("%(count)d citizen erased again", "%(count)d citizens erased again", count)
        case _:
            return ""
    return said % {"count": count}
