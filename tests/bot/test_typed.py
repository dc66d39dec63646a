"""Typed words: forgiving of case, accents, punctuation and where the mention stands."""

import pytest

from bot.typed import Typed, person_named, read_words, without_mention


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<at>Giro</at> avvia", Typed("command_start")),
        ("AVVIA <at>Giro</at>!", Typed("command_start")),
        ("<at>Giro</at>, Próssimo…", Typed("command_next")),
        ("<at id='0'>Giro</at> prolunga di 5 minuti", Typed("command_extend", 5, "di 5 minuti")),
        ("<at>Giro</at> extend 12", Typed("command_extend", 12, "12")),
        ("<at>Giro</at>\u00a0fine", Typed("command_end")),
        ("<p><at>Giro</at>&nbsp;pausa</p>", Typed("command_pause")),
        ("help", Typed("command_help")),
        ("<at>Giro</at> siamo in ritardo?", Typed("command_share", rest="?")),
        ("<at>Giro</at> passa a Marco", Typed("command_hand", rest="a Marco")),
        ("<at>Giro</at> passa al prossimo blocco", Typed("command_next", rest="blocco")),
        ("<at>Giro</at> passa", Typed("command_hand")),
        ("Conduco io", Typed("command_lead", rest="io")),
        ("per favore riapri", Typed("command_reopen")),
        ("prolunga 99999999", Typed("command_extend", rest="99999999")),
        ("<at>Giro</at> chiedi: Va?<br>s\u00ec / NO", Typed("command_ask", rest="Va?\nsì / NO")),
        ("<at>Giro</at> ask 3 &lt; 4? <b>yes</b>", Typed("command_ask", 3, "3 < 4?  yes")),
        ("ask\u202e <at>Giro</at>", Typed("command_ask", rest="\u202e")),
        ("ok, possiamo passare al blocco successivo?", Typed("command_next", rest="?")),
        ("puoi chiudere il voto per favore", Typed("command_close", rest="il voto per favore")),
        ("chiudi la sessione", Typed("command_end")),
        ("fine pausa, si riparte!", Typed("command_resume", rest="si riparte!")),
        ("dacci ancora due minuti", Typed("command_extend", 2)),
        ("+3", Typed("command_extend", 3)),
        ("mi aggiungi un minutino?", Typed("command_extend", 1, "?")),
        ("extend by ten", Typed("command_extend", 10)),
        ("quanto manca?", Typed("command_status", rest="?")),
        ("chi non ha ancora parlato?", Typed("command_coverage", rest="ancora parlato?")),
        ("Where are we?", Typed("command_status", rest="?")),
        ("la pausa caffè è stata davvero utile", None),
        ("secondo me il prossimo anno andrà meglio", None),
        ("scusate il ritardo, ero in un’altra call", None),
        ("alla fine dei conti il prodotto mi piace", None),
        ("next year we will probably switch to another vendor", None),
        ("Un avvio " + "lento " * 2000, None),
        ("chiedi " + "perché " * 2000, Typed("command_ask", rest=("perché " * 2000).strip())),
        ("<at>avvia</at> ciao", None),
        ("", None),
        ("\u202e\x00", None),
    ],
)
def test_a_command_is_found_however_it_is_written(written: str, meant: Typed | None) -> None:
    assert read_words(written) == meant


def test_what_was_written_is_given_back_without_the_mention() -> None:
    assert without_mention("<at>Giro</at>  balla <b>con</b> me") == "balla con me"


@pytest.mark.parametrize(
    ("rest", "name"),
    [
        ("a Marco De Luca", "Marco De Luca"),
        ("over to Anna", "Anna"),
        ("la conduzione a Ada", "Ada"),
        ("", ""),
    ],
)
def test_a_name_is_found_after_the_words_that_lead_to_it(rest: str, name: str) -> None:
    assert person_named(rest) == name
