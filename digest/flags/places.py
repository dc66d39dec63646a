"""Towns by which people are told of, also where they are written small."""

import re

_PUGLIA = """
Accadia, Acquarica, Acquaviva, Adelfia, Alberobello, Alberona, Alessano, Alezio, Alliste, Altamura,
Anzano, Apricena, Aradeo, Arnesano, Ascoli Satriano, Avetrana, Bagnolo, Bari, Barletta, Biccari,
Binetto, Bisceglie, Bitetto, Bitonto, Bitritto, Botrugno, Bovino, Brindisi, Cagnano Varano,
Calimera, Campi Salentina, Canosa, Capurso, Carapelle, Carlantino, Carmiano, Carosino, Carovigno,
Carpignano, Carpino, Casalnuovo Monterotaro, Casalvecchio, Casamassima, Casarano, Cassano Murge,
Castellana Grotte, Castellaneta, Castelluccio, Castelnuovo, Castrignano, Castro, Cavallino,
Ceglie, Cellamare, Cellino, Celenza, Celle San Vito, Cerignola, Chieuti, Cisternino, Collepasso,
Copertino, Corato, Corigliano, Corsano, Crispiano, Cursi, Cutrofiano, Deliceto, Diso, Erchie,
Faeto, Faggiano, Fasano, Foggia, Fragagnano, Francavilla, Gagliano del Capo, Galatina, Galatone,
Gallipoli, Ginosa, Giovinazzo, Giuggianello, Giurdignano, Gravina, Grottaglie, Grumo Appula,
Guagnano, Ischitella, Isole Tremiti, Laterza, Latiano, Lecce, Leporano, Lequile, Lesina, Leverano,
Lizzanello, Lizzano, Locorotondo, Lucera, Lucugnano, Maglie, Manduria, Manfredonia, Margherita di
Savoia, Martano, Martignano, Martina Franca, Maruggio, Massafra, Matino, Mattinata, Melendugno,
Melissano, Melpignano, Mesagne, Miggiano, Minervino, Modugno, Mola di Bari, Molfetta, Monopoli,
Monte Sant'Angelo, Monteiasi, Monteleone, Montemesola, Monteparano, Monteroni, Montesano, Morciano,
Motta Montecorvino, Mottola, Muro Leccese, Nardò, Neviano, Noci, Nociglia, Noicattaro, Novoli,
Ordona, Oria, Orsara, Orta Nova, Ortelle, Ostuni, Otranto, Palagianello, Palagiano, Palmariggi,
Panni, Parabita, Patù, Peschici, Pietramontecorvino, Poggiardo, Poggio Imperiale, Poggiorsini,
Polignano, Porto Cesareo, Presicce, Pulsano, Putignano, Racale, Rignano Garganico, Rocchetta,
Rodi Garganico, Roseto Valfortore, Ruffano, Rutigliano, Ruvo, Salice Salentino, Salve, Sammichele,
San Cassiano, San Cesario, San Donaci, San Donato, San Ferdinando, San Giorgio Ionico, San Giovanni
Rotondo, San Marco in Lamis, San Marzano, San Michele Salentino, San Nicandro, San Pancrazio, San
Paolo di Civitate, San Pietro Vernotico, San Severo, San Vito dei Normanni, Sanarica, Sannicandro,
Sannicola, Santeramo, Sant'Agata, Sava, Scorrano, Seclì, Serracapriola, Sogliano, Soleto, Specchia,
Spinazzola, Spongano, Squinzano, Statte, Sternatia, Stornara, Stornarella, Supersano, Surano,
Surbo, Taranto, Taurisano, Taviano, Terlizzi, Tiggiano, Toritto, Torchiarolo, Torre Santa Susanna,
Torremaggiore, Torricella, Trani, Trepuzzi, Tricase, Triggiano, Trinitapoli, Troia, Tuglie, Turi,
Ugento, Uggiano, Valenzano, Veglie, Vernole, Vico del Gargano, Vieste, Villa Castelli,
Volturara, Volturino, Zapponeta, Zollino, Borgo Mezzanone, Siponto
"""

_ITALY = """
Agrigento, Alessandria, Ancona, Aosta, Arezzo, Ascoli Piceno, Asti, Avellino, Belluno, Benevento,
Bergamo, Biella, Bologna, Bolzano, Brescia, Busto Arsizio, Cagliari, Caltanissetta, Campobasso,
Caserta, Castel Volturno, Catania, Catanzaro, Cesena, Chieti, Como, Cosenza, Cremona, Crotone,
Cuneo, Enna, Ferrara, Firenze, Forlì, Frosinone, Genova, Gorizia, Grosseto, Imperia, Isernia,
L'Aquila, La Spezia, Lamezia, Lampedusa, Latina, Lecco, Livorno, Lodi, Lucca, Macerata, Mantova,
Matera, Melfi, Messina, Metaponto, Milano, Modena, Monza, Napoli, Novara, Nuoro, Oristano, Padova,
Palermo, Parma, Pavia, Perugia, Pesaro, Pescara, Piacenza, Pisa, Pistoia, Pordenone, Potenza,
Pozzallo, Prato, Ragusa, Ravenna, Reggio Calabria, Reggio Emilia, Riace, Rieti, Rimini, Roma,
Rosarno, Rovigo, Salerno, Sassari, Savona, Siena, Siracusa, Sondrio, Taormina, Teramo, Terni,
Torino, Trapani, Trento, Treviso, Trieste, Udine, Varese, Venezia, Ventimiglia, Verbania, Vercelli,
Verona, Vibo Valentia, Vicenza, Viterbo
"""

_WORDS = {
    "Carpino",
    "Castro",
    "Cavallino",
    "Como",
    "Latina",
    "Lodi",
    "Maglie",
    "Matino",
    "Monopoli",
}
_WORDS |= {
    "Noci",
    "Panni",
    "Potenza",
    "Prato",
    "Rocchetta",
    "Salve",
    "Torricella",
    "Troia",
    "Gravina",
}
_WORDS |= {"Specchia", "Sava", "Veglie", "Castelluccio", "Castelnuovo", "Bagnolo", "Turi"}
"""Those that are words as well: places only where a capital shows it."""


def _pattern(name: str) -> str:
    return re.sub(r"['’]", "['’]", re.sub(r"\s+", r"\\s+", name))


_NAMES = {" ".join(one.split()) for one in (_PUGLIA + "," + _ITALY).split(",")}

PLACES = "|".join(map(_pattern, sorted(_NAMES - _WORDS, key=lambda name: (-len(name), name))))
"""A pattern of whole names, the longer first."""
