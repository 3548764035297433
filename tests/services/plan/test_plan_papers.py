"""The plan to take home and the agreement, made of the record and named after nobody."""

from datetime import date
from pathlib import Path

import pytest

from desktop.errors import NotFound, WeakPassword
from desktop.i18n import Catalogue
from desktop.plan_records import PaperKind, PlacementKind
from desktop.records import AccessAction
from desktop.reports import AgreementOptions
from tests.reports.readers import read_back
from tests.support import Desk

WORDS = Catalogue("en")
SECRET = "grønne heste drikker te"


def told(desk: Desk) -> tuple[int, AgreementOptions]:
    conversation = desk.begun(desk.citizen("Amira Prøvesen", "610190-0000"))
    desk.agreed(conversation, "Ringe til Fønix")
    citizen = desk.citizens.search()[0].id
    place = desk.placements.add(citizen, PlacementKind.COMPANY, "Fønix Genbrug", conversation)
    desk.placements.change(place, starts=date(2026, 5, 1), consideration="Ryggen")
    (recorded,) = desk.summaries.record(conversation).plan.placements
    return conversation, AgreementOptions(recorded.id)


def test_they_are_drafts_until_the_conversation_is_finished_and_then_stay_the_same(desk: Desk) -> None:
    conversation, options = told(desk)
    drafts = (
        desk.plan_papers.take_home(conversation, WORDS),
        desk.plan_papers.agreement(conversation, options, WORDS),
    )
    assert all(not each.final and "DRAFT" in read_back(each.pdf).text for each in drafts)
    desk.finishing.finish(conversation)
    final = desk.plan_papers.agreement(conversation, options, WORDS)
    place = desk.placements.listed(desk.citizens.search()[0].id)[0].id
    desk.placements.change(place, company="Et andet sted")
    assert desk.plan_papers.agreement(conversation, options, WORDS) == final
    assert final.final and "DRAFT" not in read_back(final.pdf).text
    assert desk.plan_papers.take_home(conversation, WORDS).kind is PaperKind.PLAN


def test_their_names_tell_nobody_who_it_is_about(desk: Desk) -> None:
    conversation, options = told(desk)
    for paper, beginning in (
        (desk.plan_papers.take_home(conversation, WORDS), "plan-2026-"),
        (desk.plan_papers.agreement(conversation, options, WORDS), "aftale-2026-"),
    ):
        assert paper.file_name.startswith(beginning) and "Amira" not in paper.file_name
        assert "Amira" not in read_back(paper.pdf).info["Title"]


def test_a_password_is_tested_before_a_paper_is_sealed_with_it(desk: Desk) -> None:
    conversation, options = told(desk)
    for make, asked in (
        (desk.plan_papers.take_home, (conversation, WORDS)),
        (desk.plan_papers.agreement, (conversation, options, WORDS)),
    ):
        with pytest.raises(WeakPassword):
            make(*asked, password="kort")
        assert b"/Encrypt" in make(*asked, password=SECRET).pdf


def test_a_placement_that_is_not_there_is_refused(desk: Desk) -> None:
    conversation, _options = told(desk)
    with pytest.raises(NotFound):
        desk.plan_papers.agreement(conversation, AgreementOptions("nothing"), WORDS)


def test_what_leaves_the_vault_is_logged_as_what_it_is(desk: Desk, tmp_path: Path) -> None:
    conversation, _options = told(desk)
    desk.papers.printed(conversation)
    desk.papers.printed(conversation, PaperKind.AGREEMENT)
    desk.papers.saved(conversation, tmp_path / "plan.pdf", kind=PaperKind.PLAN)
    entries = desk.access_log.entries(actions=[AccessAction.PRINTED, AccessAction.SAVED])
    assert {entry.detail for entry in entries} == {"", "paper=agreement", "paper=plan protected=0"}
