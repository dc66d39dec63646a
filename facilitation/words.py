"""The words of a text as their letters are compared: no capitals, no accents, no small words."""

import re
import unicodedata

_COMMON = (
    "a ad agli ai al all alla alle alcune alcuni all allo altra altre altri altro anche ancora "
    "aver avere abbiamo bisogna c che chi ci come con cosa così cui d da dagli dai dal dall dalla "
    "dalle degli dei del dell della delle dello deve devono di dopo dove dovrebbe dovrebbero e ed "
    "era essere fa far fare fatta fatti fatto fino fra gli ha hanno ho i il in invece io l la le "
    "lo loro ma mai mi mia mio molta molte molti molto ne negli nei nel nell nella nelle nello "
    "nessuna nessuno niente noi non nostra nostro o ogni per però perché più poi possono potrebbe "
    "potrebbero prima proprio può qua quale quali quando quanto quella quelle quelli quello questa "
    "queste questi questo qui quindi sara se sempre senza serve servirebbe servono si sia solo "
    "soltanto sono sta stata stati stato stessa stesse stessi stesso su sua sugli sui sul sull "
    "sulla sulle suo tra troppa troppe troppi troppo tutta tutte tutti tutto un una uno vengono "
    "venga vi viene x "
    "about all also always an and any are as at be been but by can could do each every for from "
    "had has have how i if is it its just many more most much must my need needs never no not of "
    "on only or our should so some still than that the their them then there they this to too "
    "very was we were what when which who will with would you "
)


def spelled(text: str) -> list[str]:
    """The stretches of letters and digits of a text that say something; no bare numbers."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(one for one in bare if not unicodedata.combining(one))
    return [word for word in re.findall(r"[^\W_]+", plain) if not word.isdigit()]


COMMON = frozenset(spelled(_COMMON))
"""Words that any text has."""
