"""What fetches a file."""

from bot.cards.taps.preparing import FetchPlanTap
from bot.cards.taps.signing import FetchDigestTap
from bot.cards.taps.wire import Wire


class FetchDataTap(Wire):
    """Have all that is held about oneself as a file."""

    verb = "fetch_data"


FetchTap = FetchPlanTap | FetchDataTap | FetchDigestTap
