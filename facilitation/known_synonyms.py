"""Words of the field that mean the same, by language; a plan adds its own and puts these right.

A line is one meaning, its first word stands for all; a word with a star begins longer ones.
"""

from collections.abc import Mapping

ITALIAN = """
accordo protocoll* convenzion* intesa patto memorandum
agricoltura agricol* agrari* campagn* caporalat* bracciant* serra
alloggio casa abita* affitt* appartament* locazion* inquilin* immobiliar* cohousing
aspettativa aspettativ* realistic* irrealistic* sogn* illusion* ambizion*
assicurazione assicura* inail infortun* antinfortunistic*
associazione associazion* volontar* parrocchi* oratori* onlus
assunzione assun* assum* contratt* indeterminato stabilizz*
attesa attes* attend* lent* ritard* tempi tempistic* lungaggin* infinit* rallenta*
attestato attesta* certifica* libretto documento
azienda aziend* impresa imprese ditta ditte fabbric* imprendit* datore datori datrice
badge distintiv* microcredenzial*
bambino bambin* figl* nido asilo mamm* madr* maternita conciliazion* babysitt*
banca banche bancari* bancomat iban
bando bandi avviso avvisi graduatori*
burocrazia burocra* modul* modulistic* carte adempiment* scartoffi* amministrativ* pratiche
mensa pranzo pasti cibo
colloquio colloqui* intervist*
competenza competenz* capacita abilita
computer computer pc smartphone tablet internet wifi
comune comuni municipi* sindac*
continuita discontinu* singhiozz* interruz* interromp* interrott*
corso corsi lezion* insegna* aula aule
cultura cultural* intercultur* usanz* tradizion*
curriculum curricul* cv
diario diari* registr* portfolio foto* immagin* video* evidenz* documentazion*
digitale digital* informatizz* informatic* online telematic* elettronic*
diritto diritti sindacal* legal* avvocat* tutel*
donna donne femminil* ragazze
equipe squadra squadre team staff multidisciplinar* multiprofessional* interdisciplinar*
fascicolo cartella scheda piattaform* database archivi* gestional*
figura figure professionist* profession* specialist* espert*
finanziamento fondi finanzi* risors* soldi budget economic* denaro
formatore formator* docent* insegnant*
futuro prospettiv* progettual*
gruppo gruppi pari coetane*
incentivo incentiv* sgrav* agevola* bonus fiscal* decontribu* detrazion*
incomprensibile incomprensibil* linguaggi* parole leggere leggibil* comprensibil* chiarezza
indennita rimbors* borsa borse pagament* paga pagat* pagano retribu* stipend* compens*
informazione inform* comunica* notizi*
inutile inutil* generic* nulla
isolamento isolat* solitudin* emargin*
italiano lingua lingue linguistic* alfabetizz* analfabet*
laboratorio laborator* officin* simula*
mediazione mediat* mediazion* interpret* traduttor* traduttric*
mansione mansion* pulizi* lavapiatti facchin* magazzin* manoval* qualificat*
monitoraggio monitor* verific* valuta* questionar* controll*
motivazione motiva* entusias* impegn* volenteros* volonta
orario orari turn* seral* sera sabato domenica weekend settimana
permesso soggiorno questura prefettura rinnov* conversione
personalizzazione personalizz* individual* misura
precarieta precari* occasional* saltuar* stagional*
pregiudizio pregiudiz* razzis* stereotip* diffid* discrimina* paura paure timor* sfiducia
prestito prestit* microcredit* autoimprendit* autoimpiego startup
promozione promuov* pubbliciz* sensibilizz* divulg*
rete reti network sinergi* collabor* partenariat* partner coordina* raccord*
repertorio repertori* atlante standard profil* qualificazion* qualifich*
residenza anagraf* iscrizion* spid
riunione riunion* incontr* tavol* confront*
salute psicolog* traum* sanitar* medic* vulnerabil*
sfruttamento sfrutta* nero irregolar* gratis
socialita sport* calcio socializz* amici amiche amicizi*
sportello sportell* cpi
straniero stranier* migrant* rifugiat* immigrat* richiedent*
territorio territorial* local* provinc*
testimonianza testimon* racconta* passaparola storie
titolo titol* diplom* laure* equipollenz* riconosc*
tirocinio tirocin* stage stagist*
trasporto trasport* mezzi autobus bus tren* patente bici* mobilita spostament* pullman navett*
trasversale trasversal* soft relazional* autonomia puntualita
tutor tutor* affianc* accompagn* mentor* referent* riferimento
visita visit* sopralluog*
"""

ENGLISH = """
agreement agree* protocol* convention* pact memorandum
bank bank* account*
bureaucracy bureaucra* form forms paperwork administrat*
certificate certif* attest* diploma* degree* qualification* recogni*
childcare child* nursery kindergarten mother* parent*
company compan* firm* business* employer* enterprise*
continuity continu* discontinu* interrupt*
course course* lesson* class* teach*
delay delay* wait* slow* late
digital digital* online electronic*
driver transport* bus buses train* licence* license* bicycle* bike* commut*
expectation expect* realistic* unrealistic* dream*
funding fund* money budget* financ*
health health* psycholog* trauma* medical*
hire hire* hiring recruit* contract* permanent
housing hous* home* rent* flat* apartment* landlord* accommodation*
incentive incentiv* subsid* bonus* tax
information inform* communicat*
interview interview*
internship intern* trainee* traineeship* placement*
language language* english literacy
mediator mediat* interpret* translat*
meeting meeting* roundtable*
migrant migrant* refugee* foreign* immigrant* asylum
monitoring monitor* evaluat* check* survey*
network network* partner* collaborat* cooperat* coordinat*
pay paid pays payment* allowance* wage* salar* stipend*
permit permit* visa residence
platform platform* database* archive*
prejudice prejudic* racis* stereotyp* discriminat* distrust*
schedule shift* evening* weekend* hours
skill skill* competence* abilit*
team team* staff
tutor tutor* mentor* coach*
visit visit* tour*
"""

KNOWN: Mapping[str, tuple[str, ...]] = {
    "it": tuple(ITALIAN.strip().splitlines()),
    "en": tuple(ENGLISH.strip().splitlines()),
}
"""By the language of a plan."""
