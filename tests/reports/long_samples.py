"""Records with a long history: many conversations of one invented citizen."""

from datetime import date

import msgspec

from desktop.final_record import EarlierAnswer, EarlierConversation, FinalRecord, RecordedQuestion
from tests.reports import samples


def many(conversations: int) -> FinalRecord:
    """So many conversations two months apart, with new caseworkers, forms, gaps and once other words."""
    days = [date(2016 + place // 6, place % 6 * 2 + 1, 14) for place in range(conversations - 1)]
    earlier = tuple(
        EarlierConversation(
            ordinal=place + 1,
            day=day,
            caseworker="Mette Prøvelund" if place % 30 < 20 else "Søren Tidligere",
            form="phone" if place % 17 == 2 else "together",
        )
        for place, day in enumerate(days)
    )
    asked = tuple(
        long_asked(id, number, days) for number, id in enumerate(("A1", "A2", "A3", "B2", "C2", "E1"))
    )
    return samples.record(ordinal=conversations, earlier=earlier, present=(), questions=asked)


def long_asked(id: str, number: int, days: list[date]) -> RecordedQuestion:
    """A question answered on most of these days and today; `number` says which days were left out."""
    found = samples.banks().question(id)
    raters = [("citizen", found.options)]
    if found.caseworker_options:
        raters.append(("caseworker", found.caseworker_options))
    earlier = []
    for place, day in enumerate(days):
        if (place + number) % 7 == 5:
            continue
        for side, (rater, options) in enumerate(raters):
            option = 1 + abs((place * 7 // (3 + number) + side + number) % 8 - 4)
            earlier.append(
                EarlierAnswer(
                    ordinal=place + 1,
                    day=day,
                    rater=rater,
                    same_words=place != 8,
                    comparable=place >= 8 or len(days) < 9,
                    **samples.answered(options, option),
                )
            )
    now = samples.question(id, samples.Said(2, 3 if found.caseworker_options else None))
    return msgspec.structs.replace(now, earlier=tuple(earlier))
