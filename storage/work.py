"""What can be done in one transaction: every repository, over one connection."""

from sqlalchemy.ext.asyncio import AsyncConnection

from storage.anonymity.ballots import Ballots
from storage.anonymity.keys import Keys
from storage.bell import Ring
from storage.contributions import Contributions
from storage.controls import Controls
from storage.corrections import Corrections
from storage.deadlines import Deadlines
from storage.digests import Digests
from storage.figures import Figures
from storage.floors import Floors
from storage.forgetting import Forgetting
from storage.key_messages import KeyMessages
from storage.last_words import LastWords
from storage.links import Links
from storage.message_changes import MessageChanges
from storage.nudges import Nudges
from storage.outbox.cards import Cards
from storage.outbox.couriers import Couriers
from storage.outbox.doubts import Doubts
from storage.outbox.lines import Lines
from storage.outbox.outbox import Outbox
from storage.outbox.troubles import Troubles
from storage.people import People
from storage.proposals import Proposals
from storage.rulings import Rulings
from storage.runs import Runs
from storage.sessions import Sessions
from storage.supports import Supports
from storage.trail import Trail
from storage.votes import Votes
from storage.written import Written


class Work:
    """The repositories as one transaction sees them."""

    def __init__(self, connection: AsyncConnection, keys: Keys) -> None:
        self.ring = Ring()
        self.keys = keys
        self.sessions = Sessions(connection)
        self.people = People(connection)
        self.runs = Runs(connection)
        self.votes = Votes(connection)
        self.ballots = Ballots(connection)
        self.last_words = LastWords(connection)
        self.contributions = Contributions(connection)
        self.written = Written(connection)
        self.message_changes = MessageChanges(connection)
        self.supports = Supports(connection)
        self.proposals = Proposals(connection)
        self.controls = Controls(connection)
        self.nudges = Nudges(connection)
        self.deadlines = Deadlines(connection, self.ring)
        self.floors = Floors(connection)
        self.outbox = Outbox(connection, self.ring)
        self.lines = Lines(connection, self.outbox)
        self.cards = Cards(connection)
        self.couriers = Couriers(connection)
        self.doubts = Doubts(connection, self.lines)
        self.troubles = Troubles(connection, self.outbox, self.ring)
        self.digests = Digests(connection)
        self.corrections = Corrections(connection)
        self.rulings = Rulings(connection)
        self.key_messages = KeyMessages(connection)
        self.links = Links(connection)
        self.forgetting = Forgetting(connection)
        self.figures = Figures(connection)
        self.trail = Trail(connection)
