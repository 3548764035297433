"""What leaves the vault: papers printed, saved and copied, and the saved ones that still lie there."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop import errors
from desktop.models.tables import Citizen, Conversation, SavedPaper
from desktop.plan_records import PaperKind
from desktop.records import AccessAction
from desktop.services import access_log
from desktop.services.context import Service, citizen_of, conversation_of
from desktop.vault.faults import translated


@dataclass(frozen=True, slots=True)
class SavedPaperView:
    """A paper in a file of its own. `day` is its conversation's, None where it belongs to none.

    `protected` says that it opens with a password only.
    """

    id: int
    conversation: int | None
    kind: PaperKind
    citizen_name: str
    day: date | None
    path: Path
    saved_at: datetime
    protected: bool


class Papers(Service):
    """Told by the page after the printer, the file or the clipboard has it."""

    def printed(self, conversation: int, kind: PaperKind = PaperKind.SUMMARY) -> None:
        """Log that a paper of a conversation went to a printer."""
        with self._transaction() as session:
            self._log(session, AccessAction.PRINTED, conversation, _which(kind).strip())

    def copied(self, conversation: int, field: str = "") -> None:
        """Log that the summary, or one field of it, is on the clipboard."""
        with self._transaction() as session:
            self._log(session, AccessAction.COPIED, conversation, f"field={field}" if field else "")

    def saved(
        self,
        conversation: int,
        path: Path,
        *,
        protected: bool = False,
        kind: PaperKind = PaperKind.SUMMARY,
    ) -> None:
        """Log that a paper of a conversation was saved, and list the file. One saved over is listed once."""
        with self._transaction() as session:
            detail = f"{_which(kind)}protected={int(protected)}"
            self._log(session, AccessAction.SAVED, conversation, detail)
            row = conversation_of(session, conversation)
            paper = SavedPaper(conversation_id=row.id, kind=kind, protected=protected)
            list_paper(session, row.citizen_id, paper, path, self._clock.now())

    def listed(self) -> list[SavedPaperView]:
        """Saved papers that still lie where they were saved, newest first; those gone leave the list.

        A file in a folder that is not there now, as on a stick that was pulled, stays on it.
        """
        with self._transaction() as session:
            found = session.execute(
                select(SavedPaper, Citizen.name, Conversation.day)
                .join(Citizen, Citizen.id == SavedPaper.citizen_id)
                .outerjoin(Conversation, Conversation.id == SavedPaper.conversation_id)
                .order_by(SavedPaper.id.desc())
            ).all()
            listed = []
            for paper, name, day in found:
                if is_gone(Path(paper.path)):
                    session.delete(paper)
                else:
                    listed.append(_view(paper, name, day))
            return listed

    def delete(self, paper: int) -> None:
        """Delete the file, and take it off the list.

        Raises `PlaceMissing` where its folder is not there now, the storage kinds; it then stays listed.
        """
        with self._transaction() as session:
            found = session.get(SavedPaper, paper)
            if found is None:
                return
            path = Path(found.path)
            if not path.parent.is_dir():
                raise errors.PlaceMissing
            with translated():
                path.unlink(missing_ok=True)
            session.delete(found)

    def forget(self, paper: int) -> None:
        """Take a file off the list that can no longer be reached."""
        with self._transaction() as session:
            session.execute(delete(SavedPaper).where(SavedPaper.id == paper))

    def _log(self, session: Session, action: AccessAction, conversation: int, detail: str = "") -> None:
        row = conversation_of(session, conversation)
        citizen = citizen_of(session, row.citizen_id)
        access_log.log(
            session, self._clock, action, citizen=citizen.uuid, conversation=row.uuid, detail=detail
        )


def _which(kind: PaperKind) -> str:
    """Which paper, for the log; the usual one is not named."""
    return f"paper={kind} " if kind is not PaperKind.SUMMARY else ""


def list_paper(session: Session, citizen: int, paper: SavedPaper, path: Path, at: datetime) -> None:
    """Put a file that was just written on the list; it takes the place of one saved under it before."""
    session.execute(delete(SavedPaper).where(SavedPaper.path == str(path.absolute())))
    paper.citizen_id, paper.path, paper.saved_at = citizen, str(path.absolute()), at
    session.add(paper)


def is_gone(path: Path) -> bool:
    """Whether the file was deleted: its folder is there, and it is not in it."""
    try:
        return path.parent.is_dir() and not path.exists()
    except OSError:
        return False


def is_reachable(path: Path) -> bool:
    """Whether the file's folder is there now, as it is not on a stick that was pulled."""
    try:
        return path.parent.is_dir()
    except OSError:
        return False


def _view(paper: SavedPaper, citizen_name: str, day: date | None) -> SavedPaperView:
    return SavedPaperView(
        id=paper.id,
        conversation=paper.conversation_id,
        kind=PaperKind(paper.kind),
        citizen_name=citizen_name,
        day=day,
        path=Path(paper.path),
        saved_at=paper.saved_at,
        protected=paper.protected,
    )
