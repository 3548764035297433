"""What a fault was counted to do."""

from dataclasses import dataclass, field

SLOWEST = "milliseconds for the slowest"


@dataclass
class Counts:
    """`tried` faults. What does not apply stays None and is not printed.

    `lost` of `acknowledged`; `detected` or `harmless`, which is: provably without effect on the content;
    `wrong` is everything else that must not be: half done, damaged, or called by a wrong name.
    """

    tried: int = 0
    acknowledged: int | None = None
    lost: int | None = None
    detected: int | None = None
    harmless: int | None = None
    wrong: int = 0
    more: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether Pejl stood it; counts of nothing are not sound."""
        unseen = self.detected is not None and self.detected + (self.harmless or 0) != self.tried
        return self.tried > 0 and self.acknowledged != 0 and not (self.lost or self.wrong or unseen)

    def note(self, what: str) -> None:
        """Count something wrong, and remember the first few."""
        self.wrong += 1
        if len(self.notes) < 20:
            self.notes.append(what)

    def took(self, seconds: float) -> None:
        """Report the slowest try; a machine may be slow, so none is wrong for it."""
        self.more[SLOWEST] = max(self.more.get(SLOWEST, 0), round(1_000 * seconds))

    def add(self, other: "Counts") -> None:
        """What was counted of other tries of the same fault."""
        for name in ("tried", "acknowledged", "lost", "detected", "harmless", "wrong"):
            both = [count for count in (getattr(self, name), getattr(other, name)) if count is not None]
            setattr(self, name, sum(both) if both else None)
        for name, count in other.more.items():
            mine = self.more.get(name, 0)
            self.more[name] = max(mine, count) if name == SLOWEST else mine + count
        self.notes += other.notes

    def __str__(self) -> str:
        named = {
            "tried": self.tried,
            "acknowledged": self.acknowledged,
            "lost": self.lost,
            "detected": self.detected,
            "harmless": self.harmless,
            "wrong": self.wrong,
            **self.more,
        }
        line = ", ".join(f"{name} {count:,}" for name, count in named.items() if count is not None)
        return "\n  ".join([line, *self.notes])
