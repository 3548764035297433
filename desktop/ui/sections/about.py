"""The question banks that are loaded, and what Pejl is."""

from desktop import __version__
from desktop.ui.desk import Desk
from desktop.ui.sections.section import Section, titled_card
from desktop.ui.widgets.basics import label
from desktop.ui.widgets.settings.bank_list import BankList


class BanksSection(Section):
    """Banks, those refused included, and where the municipality's own go."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = self.words.gettext
        frame, inside = titled_card(_("Question banks"))
        inside.addWidget(BankList(self.words, desk.banks.banks, desk.banks.refused))
        folder = str(desk.folder.parents[1] / "questions")
        advice = _("Put the municipality's own banks here, and start Pejl again: %(folder)s") % {
            "folder": folder
        }
        inside.addWidget(label(advice, "quiet", wrap=True, selectable=True))
        self.lay_out(frame)


class AboutSection(Section):
    """Version, licences, and where the data lies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        _ = self.words.gettext
        about, inside = titled_card(_("About Pejl"))
        inside.addWidget(label(_("Version %(version)s") % {"version": __version__}))
        licence = _("Free software under the Mozilla Public License 2.0.")
        parts = _("Fonts: IBM Plex Sans and Noto Sans (OFL). Icons: Lucide (ISC). Window: Qt (LGPL).")
        inside.addWidget(label(licence, wrap=True))
        inside.addWidget(label(parts, "quiet", wrap=True))
        data, inside = titled_card(_("Your data"))
        lies = _("All conversations lie encrypted in one folder on this computer:")
        inside.addWidget(label(lies, wrap=True))
        folder = label(str(desk.folder), wrap=True, selectable=True)
        folder.setObjectName("data-folder")
        inside.addWidget(folder)
        self.lay_out(about, data)
