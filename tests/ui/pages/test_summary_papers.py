"""The papers beside the summary: the plan to take home, and the agreement that the citizen ticks."""

from datetime import date
from pathlib import Path

import pytest

from desktop.plan_records import PaperKind, PlacementKind
from desktop.records import AccessAction, Place
from desktop.ui.output import Output
from desktop.ui.pages.placement import PlacementPage
from desktop.ui.pages.summary import SummaryPage
from tests.reports.readers import read_back
from tests.ui.shared_screen import NARROW, Talks, assert_fits_sideways, part, press, talks, texts, write

__all__ = ["talks"]


def placed(talks: Talks, company: str = "Fønix Genbrug", kind: PlacementKind = PlacementKind.COMPANY) -> int:
    """A placement with all that a company could be told."""
    made: int = talks.behind.placements.add(talks.citizen, kind, company, talks.conversation)
    talks.behind.placements.change(
        made, contact="Ida", starts=date(2026, 5, 1), consideration="Ryggen", mentor="Bo", weekly_minutes=600
    )
    talks.behind.placements.add_task(made, "Sortere")
    talks.behind.placements.add_practice(made, "Sige fra", "A1")
    return made


def paper(page: SummaryPage) -> str:
    """What is on the paper that is shown."""
    return read_back(page._preview._pdf).text


def test_the_page_on_placements_leads_to_the_agreement(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    page = talks.show(PlacementPage)
    assert not part(page, "agreement-wanted").isVisible()
    write(part(page, "place-new"), "Solgården")
    press(page, "place-add-company")
    talks.settle()
    wanted: list[Place] = []
    page.place_wanted.connect(wanted.append)
    press(page, "agreement-wanted")
    assert wanted == [Place("summary")]


def test_without_a_placement_there_is_no_agreement_to_choose(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    page = talks.show(SummaryPage)
    assert part(page, "paper-plan").isVisible() and not part(page, "paper-agreement").isVisible()
    placed(talks)
    page.show_view(talks.view())
    talks.settle()
    assert part(page, "paper-agreement").isVisible()


def test_the_plan_to_take_home_is_shown_before_and_after_finishing(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    talks.behind.agreed(talks.conversation, "Ringe til Fønix")
    page = talks.show(SummaryPage)
    press(page, "paper-plan")
    talks.settle()
    assert "My plan" in paper(page) and "Ringe til Fønix" in paper(page) and "DRAFT" in paper(page)
    assert "The plan to take home" in texts(page) and "On the paper" not in texts(page)
    assert part(page, "save-pdf").isVisible() and not part(page, "copy-fields").isVisible()
    talks.finish()
    page.show_view(talks.view())
    talks.settle()
    assert "Summary of our conversation" in paper(page) and part(page, "signature-paper").isVisible()
    press(page, "paper-plan")
    talks.settle()
    assert "My plan" in paper(page) and "DRAFT" not in paper(page)
    assert not part(page, "signature").isVisible()


def test_health_and_answers_are_on_the_agreement_only_where_they_are_ticked(talks: Talks) -> None:
    talks.answered({"A1": (5, 3)})
    placed(talks)
    page = talks.show(SummaryPage)
    press(page, "paper-agreement")
    talks.settle()
    assert "What may the company see?" in texts(page)
    assert "Fønix Genbrug" in paper(page) and "Sortere" in paper(page)
    assert "Ryggen" not in paper(page) and "Sige fra" not in paper(page)
    assert not part(page, "agreement-health").isVisible()
    part(page, "agreement-consideration").click()
    talks.settle()
    assert "Ryggen" in paper(page) and "Sige fra" not in paper(page)
    assert part(page, "agreement-health").isVisible()
    part(page, "agreement-company").click()
    talks.settle()
    assert "Fønix Genbrug" not in paper(page)


def test_another_placement_begins_with_what_is_usual(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    placed(talks)
    placed(talks, "Nordby Fagskole", PlacementKind.EDUCATION)
    page = talks.show(SummaryPage)
    press(page, "paper-agreement")
    part(page, "agreement-practice").click()
    talks.settle()
    assert "Nordby Fagskole" in paper(page) and "Sige fra" in paper(page)
    assert "What may the school see?" in texts(page)
    choice = part(page, "agreement-placement")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    talks.settle()
    assert "Fønix Genbrug" in paper(page) and "Sige fra" not in paper(page)


@pytest.mark.parametrize("kind", [PaperKind.PLAN, PaperKind.AGREEMENT])
def test_what_is_saved_is_logged_and_listed_as_what_it_is(
    talks: Talks, kind: PaperKind, tmp_path: Path
) -> None:
    talks.answered({"A1": (2, 3)})
    placed(talks)
    page = talks.show(SummaryPage)
    press(page, f"paper-{kind}")
    talks.settle()
    summary = page._output._summary
    assert summary is not None and "Amira" not in summary.file_name
    target = tmp_path / summary.file_name
    output: Output = page._output._output
    output.write(summary, target)
    output.printed.emit()
    talks.settle()
    (listed,) = talks.behind.papers.listed()
    assert (listed.kind, listed.path) == (kind, target)
    entries = talks.behind.access_log.entries(actions=[AccessAction.SAVED, AccessAction.PRINTED])
    assert {entry.detail for entry in entries} == {f"paper={kind} protected=0", f"paper={kind}"}


def test_they_can_be_protected_with_a_password(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    placed(talks)
    page = talks.show(SummaryPage)
    for kind in (PaperKind.PLAN, PaperKind.AGREEMENT):
        press(page, f"paper-{kind}")
        talks.settle()
        seal, asked = page._making("blå heste drikker te")
        assert b"/Encrypt" in talks.behind.unlocked.call(seal, *asked).result().pdf


def test_the_choices_fit_a_narrow_window(talks: Talks) -> None:
    talks.answered({"A1": (2, 3)})
    placed(talks)
    page = talks.show(SummaryPage, NARROW)
    page.set_narrow(True)
    for kind in ("plan", "agreement"):
        part(page, f"paper-{kind}").click()
        talks.settle()
        assert_fits_sideways(page)
