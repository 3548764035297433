"""The way down the left side: every name can be read."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.i18n import Catalogue
from desktop.records import Place
from desktop.ui import theme
from desktop.ui.widgets.talk.talk_navigation import NavigationItem, Stop, TalkNavigation


def items(qapp: QApplication, qtbot: QtBot, *titles: str) -> list[NavigationItem]:
    theme.apply(qapp, "light")
    navigation = TalkNavigation(Catalogue("en"))
    qtbot.addWidget(navigation)
    stops = [Stop(Place("question", str(n)), title, "A") for n, title in enumerate(titles)]
    navigation.show_stops(stops, stops[0].place)
    navigation.show()
    qtbot.waitExposed(navigation)
    return navigation.findChildren(NavigationItem)


def test_a_long_name_takes_two_lines(qapp: QApplication, qtbot: QtBot) -> None:
    short, long, caseworker = items(
        qapp, qtbot, "Kompetencer", "Muligheder for job/uddannelse", "Sagsbehandlerens vurdering"
    )
    assert short.height() < long.height() == caseworker.height()
    assert long._shown == "Muligheder for job/uddannelse" and not long.toolTip()


def test_what_two_lines_cannot_hold_is_told_by_its_tooltip(qapp: QApplication, qtbot: QtBot) -> None:
    name = "Et spørgsmål med et navn, der er så langt, at det aldrig kan stå på to linjer i margen"
    (item,) = items(qapp, qtbot, name)
    assert item._shown.endswith("…") and item.toolTip() == name
    assert item.height() < 60
