"""All dialogs, and the reception that leads to each."""

from dataclasses import dataclass

from dialogs.arranging import ArrangingDialog
from dialogs.asking import AskingDialog
from dialogs.closing import ClosingDialog, Wording
from dialogs.contributing import ContributingDialog
from dialogs.controlling import ControllingDialog
from dialogs.facilitating import FacilitatingDialog
from dialogs.joining import JoiningDialog
from dialogs.key_messages import KeyMessagesDialog
from dialogs.listening import ListeningDialog
from dialogs.nudging import NudgingDialog
from dialogs.outlining import OutliningDialog, Spoken
from dialogs.preparing import PreparingDialog
from dialogs.proposing import ProposingDialog
from dialogs.reading import ReadingDialog
from dialogs.reception import Reception
from dialogs.reporting import ReportingDialog
from dialogs.returning import ReturningDialog
from dialogs.rights import RightsDialog
from dialogs.ruling import RulingDialog
from dialogs.shelving import ShelvingDialog
from dialogs.showing import ShowingDialog
from dialogs.signing import SigningDialog
from dialogs.speaking import SpeakingDialog
from dialogs.supporting import SupportingDialog
from dialogs.timing import TimingDialog
from dialogs.voting import VotingDialog
from storage.plan_files import PlanShelf
from storage.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogs:
    """The reception, and those dialogs that are asked by others as well."""

    reception: Reception
    closing: ClosingDialog
    controlling: ControllingDialog
    key_messages: KeyMessagesDialog
    reading: ReadingDialog
    returning: ReturningDialog
    showing: ShowingDialog
    timing: TimingDialog
    voting: VotingDialog


def all_dialogs(  # noqa: PLR0913  what all of them need
    store: Store, shelf: PlanShelf, *, wording: Wording, spoken: Spoken, pages: str, has_model: bool
) -> Dialogs:
    """Put all of them together; `pages` is the address to which a link adds its secret."""
    has_pages = bool(pages)
    closing = ClosingDialog(store, wording)
    controlling = ControllingDialog(store)
    showing = ShowingDialog(store, closing, has_pages=has_pages, has_model=has_model)
    reading = ReadingDialog(store, closing, pages=pages, has_model=has_model)
    key_messages = KeyMessagesDialog(store, wording, has_pages=has_pages, has_model=has_model)
    voting = VotingDialog(store)
    contributing = ContributingDialog(store)
    shelving = ShelvingDialog(store, shelf)
    reception = Reception(
        ArrangingDialog(store, closing),
        AskingDialog(store),
        contributing,
        controlling,
        FacilitatingDialog(store),
        JoiningDialog(store, voting, contributing),
        key_messages,
        ListeningDialog(store),
        NudgingDialog(store),
        OutliningDialog(shelving, spoken),
        PreparingDialog(store, shelf),
        ProposingDialog(store),
        reading,
        ReportingDialog(store),
        RightsDialog(store, closing),
        RulingDialog(store, wording),
        shelving,
        showing,
        SigningDialog(store, has_pages=has_pages, has_model=has_model),
        SpeakingDialog(store),
        SupportingDialog(store),
        voting,
    )
    return Dialogs(
        reception=reception,
        closing=closing,
        controlling=controlling,
        key_messages=key_messages,
        reading=reading,
        returning=ReturningDialog(store),
        showing=showing,
        timing=TimingDialog(store, closing),
        voting=voting,
    )
