"""Files that are no plans: the one that waits for a yes, the one that was not wanted."""

from bot.cards.actions import execute
from bot.cards.elements import foot, header, heading, paragraph
from bot.cards.frame import Json, card
from bot.cards.taps.files import FetchDataTap
from bot.wording.words import Words
from dialogs.replies import DataFetched


def data_card(reply: DataFetched, words: Words) -> Json:
    """The file of one's own data waits below for a yes."""
    title = words("data_fetched")
    sessions = words("data_sessions", count=reply.sessions)
    return card(
        words,
        header(words("data_name")),
        heading(title),
        paragraph(sessions),
        paragraph(words("data_text")),
        foot(words("data_foot")),
        speak=f"{title}. {sessions}",
        actions=[execute(FetchDataTap(), title=words("data_again_button"))],
    )
