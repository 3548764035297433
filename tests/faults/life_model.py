"""What a vault must say: citizens and their conversations, as plain as can be."""

from dataclasses import dataclass, field

from desktop.records import ConversationState, Form


@dataclass
class Talk:
    """What one conversation must say."""

    state: ConversationState = ConversationState.DRAFT
    form: Form = Form.TOGETHER
    options: dict[str, int] = field(default_factory=dict)
    note: str = ""
    stopped: bool = False
    addenda: list[str] = field(default_factory=list)
    filed: bool = False

    @property
    def open(self) -> bool:
        return self.state is ConversationState.DRAFT


Citizens = dict[str, list[Talk]]
"""By name, their conversations in order."""
