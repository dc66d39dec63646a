"""Where people come from, as they tell it: beside a trade it is a name to who knows them."""

_PEOPLES = """
afghan albanes algerin angolan armen azer bengales bangladin beninois bielorus bolivian bosniac
brasilian bulgar burkinab camerunens camerunes capoverdian cecen cilen cingales colombian comorian
congoles cuban curd dominican ecuadorian egizian eritre etiop filippin gabones gambian georgian
ghanes giamaican guinean haitian indian indonesian iracen irachen iranian ivorian kazak kenian
kenyan keniot kosovar kurd lettonian liban libanes liberian libic lituan macedon malgasc malian
marocchin mauritan messican moldav mongol montenegrin mozambican namibian nepales nigerian nigerin
pachistan pakistan palestines paraguaian peruvian polacc romen rumen ruandes russ salvadoregn
senegales serb sierraleones sirian somal srilankes sudanes tanzanian tibetan togoles tunisin turc
turkmen ucrain ugandes ungheres uruguaian uzbek venezuelan vietnamit yazid yemenit zambian
zimbabwan
"""
_ENDINGS = "o a i e he hi é è ic(?:o|a|i|he)"

_FURTHER = """
afghani? afghans albanians? algerians? bangladeshis? cameroonians? congolese egyptians? eritreans?
ethiopians? filipinos? gambians? georgians? ghanaians? guineans? hazara igbo indians? iraqis?
iranians? ivorians? kurdish kurds? lebanese liberians? libyans? malians? mandinka mandingo
moldovans? moroccans? nepali nigerians? pakistanis? palestinians? pashtun peul peruvians? punjabi
rohingya romanians? russians? senegalese serbians? somalis? sudanese syrians? tamil tigrini?
tunisians? turks? turkish ukrainians? uyghur? wolof yemenis? yoruba
"""

_COUNTRIES = """
afghanistan albania algeria angola armenia azerbaigian bangladesh benin bielorussia bolivia bosnia
burkina(?:\\s+faso)? camerun cameroon ciad colombia congo costa\\s+d[’']avorio cuba ecuador egitto
egypt eritrea etiopia ethiopia filippine gabon gambia ghana guinea(?:\\s+bissau|\\s+conakry)? haiti
india iran iraq ivory\\s+coast kenya kosovo kurdistan lebanon libano liberia libia libya macedonia
madagascar mauritania moldavia moldova morocco marocco montenegro mozambico nepal nigeria pakistan
palestina palestine perù romania ruanda russia senegal serbia sierra\\s+leone siria somalia
sri\\s+lanka sudan syria tibet togo tunisia turchia turkey ucraina uganda ukraine uzbekistan
venezuela vietnam yemen zambia zimbabwe
"""

ORIGINS = "|".join(
    (
        f"(?:{'|'.join(_PEOPLES.split())})(?:{'|'.join(_ENDINGS.split())})",
        *_FURTHER.split(),
        *_COUNTRIES.split(),
    )
)
"""A pattern of whole words, written small or with a capital."""
