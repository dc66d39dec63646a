"""What words mean where it is told how paths are managed."""

MEANINGS = """
burocrazia burocra* sburocra* scartoffi* carte lungaggin* cavill* pastoi* macchinos* farragin*
    appesant* snell* semplific* adempiment* complicat* complicazion* complicar* iter disbrig* sbrig*
    complesso complessa complessi complesse complessita
modulistica modulist* modulo moduli formular* format template facsimile firma firme firmar* firmat*
    timbro timbri bollo bolli compil* fotocop* allegat* cartace* stampar* stampat* prestampat*
    dichiarazion* autocertific* autodichiar* durc visura visure camerale casellario antimafia
equipe equip* multidisciplin* interdisciplin* multiprofession* pluriprofession* interprofession*
    multiagenz* multiagency interagenz* multidimension* integrat* microequip* team squadr* teamwork
coordinamento coordin* cordin* scoordin* regia cabina raccord* sinerg* governance frammentat*
    frammentaz* frammentar* scolleg* slegat* isolat* compartiment*
rete reti network* partenariat* partner* alleanz* consorzi* capofil* filier* cooperazione cooperare
convenzioni convenzion* accordo accordi protocollo protocolli intesa intese stipul* sottoscri*
    memorandum patto patti
finanziamenti finanz* sottofinanz* cofinanz* fondo fondi risorse economic* budget soldi denar*
    quattrin* fami fse pnrr stanzia* sovvenzion* sponsor* dotazion*
bandi bando avviso avvisi gara gare appalt* call manifestazion* graduator* aggiudic* affidament*
    concors*
coprogettazione coprogett* coprogramm* progettazion* progettar* progettual* cocostru* corresponsab*
rendicontazione rendicont* giustificativ* contabil* scontrin* fattur* ammissibil* audit pezze
    quietanz*
liquidita liquid* anticip* acconto acconti saldo saldi tranche cassa prefinanz* indebit*
costi costo costos* costa costano spesa spese oner* tariff* risparm* gratuit* gratis rincar*
attesa attese aspettare aspettiamo aspettano aspetta aspettando aspettat* tempi tempo tempistic*
    lento lenta lenti lente lentezz* lentament* rallent* lungh* lunga lungo mesi ritard* rapid*
    veloc* celer* svelt* immediat* subito tempestiv* puntual* urgen* bloccat* blocco attend*
    settimane
durata durat* breve brevi corto corti prorog* prolung* allung* estension* estend* estes* trimestr*
    semestr* annual* biennal* pluriennal* triennal*
continuita continu* discontinu* interruz* interromp* interrott* stabile stabili stabilita instabil*
    duratur* strutturale strutturali temporane* spot sporadic* episodic* saltuari* sospes*
    sospension*
calendario calendar* agenda agende cronoprogram* programmazion* programmat* programmar* pianific*
    planning scadenz* date appuntament* gantt
orari orario orarie turni turno disponibil* reperibil* mattin* pomerig* seral* sera notturn* festiv*
    weekend sabato apertur* parttime incompatib*
riunioni riunion* incontr* tavolo tavoli meeting briefing confront* periodic* mensil* cadenz*
    plenari* seduta sedute convoc* conferenz* settimanal*
monitoraggio monitor* verific* controll* tracc* follow followup osserv* visita visite visitar*
    sopralluog* itinere checklist seguire seguiti
valutazione valut* autovalut* indicator* esiti esito impatt* misurar* misurabil* misurazion*
    questionar* feedback efficac* inefficac* risultat* statistic* soddisfaz* qualita
report reporting verbal* resocont* diario diari sintesi scrivere scritto scritta scritte annot*
    appunti relazionar*
presenze presenz* assenz* assent* registro registri foglio fogli timbratur* giustificar*
    giustificat* malatt* ferie
dati condivi* informazion* info database scambi* circolazion* trasmission* trasmett* trasmess*
    trasfer* banche
piattaforma piattaform* gestionale gestionali software portale portali applicativ* app informatic*
    interoperab* telematic* cloud drive excel caricare caricament* upload credenzial* sito siti siul
    webapp
digitale digital* spid cie pec online internet web computer pc smartphone tablet cellular*
    connession* wifi dematerial*
cartella cartell* fascicol* dossier scheda schede storico pregress* anamnes* archiv* libretto
    portfolio
privacy gdpr riservat* consens* liberator* sensibili trattamento informativa informative anonim*
    segret* dpo garante
documenti document* passaport* identita carta tessera tessere codice fiscale consolat* ambasciat*
    apostill* legalizzazion*
residenza residen* anagraf* domicil* cittadinanza irreperib*
permesso permess* soggiorn* questur* prefettur* rinnov* ricevuta ricevute cedolin* convert* scadut*
    scade scadono flussi immigrazione visto visti nullaosta regolarizz* impront* conversion*
asilo richiedent* rifugiat* protezion* commissione commissioni status dinieg* ricors* avvocat*
    legale legali titolari dublin* espuls* sussidiari* umanitari*
reddito redd* isee caf patronat* naspi inps adi assegno assegni previdenz* irpef tasse tassaz*
    trattenut* detrazion* fiscali soglia soglie
conto iban banca bancar* bonific* postepay poste postale correntist*
indennita indenn* rimbors* compens* pagament* pagat* pagare pagano paga paghe borsa borse stipend*
    retribu* erog* sussid* gettone diaria guadagn* mensilita
incentivi incentiv* sgrav* agevolazion* agevolat* contributo contributi bonus premial* premio
    defiscal* decontribu* vantagg*
assicurazione assicurazion* assicurat* polizz* rct rc inail infortun* sinistr* copertur* denunc*
obbligatorie obblig* unilav cob comunicazioni cessazion* rettific* notific*
attivazione attivazion* attivar* attivat* avvio avvii avviar* avviat* avviament* partenz* partire
    partono iniziale inizio iniziar*
chiusura chius* conclus* conclud* termine terminat* fine finale uscita uscite dimettere esaurit*
    finisc* finito
sicurezza sicurezz* dpi dvr rspp haccp antinfortun* medico mediche sorveglianz* antincendio rischi
    rischio scarpe caschi
salute sanitar* asl ausl asst csm ospedal* cure malati psichiatr* ambulator* stp eni
turnover ricambi* avvicend* sostitu* cambio cambi cambia cambiano cambiare cambiat* subentr*
    dimission* trasferiment* rotazion* consegna consegne staffett* handover memoria
personale organico organici sottorganico sottodimension* sottostaff* staff umane dipendent* dedicat*
    sovraccaric* burnout oberat* stress* stanch* affatic* sopraffat* straordinar* ingolf* intas*
    supervision* intervision*
ruoli ruolo compit* funzione funzioni responsabil* competenza competent* titolarita spetta spettano
    mansionar* mandato mandati deleg* incaric* suddivis* ripartiz* divisione
chiarezza chiar* confus* confond* incert* ambigu* trasparen* opac* defini* indefin* esplicit* vago
    vaga
sovrapposizione sovrappo* duplic* doppi* rimpall* rimbalz* scaricabaril* ridondan* ripet* palleggi*
referente referent* manager casemanager interlocutor* riferiment* focal figura figure
tutor tutor* affianc* accompagn* mentor* coach* facilitat* facilitaz*
mediazione mediaz* mediator* mediatric* interpret* traduz* tradur* tradott* traduc* traduttor*
    multilingu* plurilingu*
lingua lingu* italiano alfabetizz* analfabet* cpia livello
spiegazione spieg* capire capito capisc* capiamo compren* compres* incomprens* fraintend* fraintes*
    malintes* opuscol* informare informat* brochure ignar*
standard standardizz* uniform* omogene* disomogene* difform* unificat* unificare armonizz* linee
    guida vademecum manual* toolkit schema schemi modello modelli codific* formalizz* informal*
    prassi linguagg*
normativa normativ* norma norme legge leggi legislat* legislaz* regola regole regolament* giuridic*
    circolare circolari decret* ministeri* direttiv* delibera delibere giunta interpretazion*
flessibilita flessib* rigid* elastic* adatt* derog* rimodul* modific* variazion* inflessib*
    ricalibr*
requisiti requisit* criteri criterio eleggib* vincol* esclus* esclud* ammess* ammission* idone*
    inidone* target platea svantagg*
posti posto quote quota numer* limite limiti contingent* capienz* tetto proporzion*
segnalazione segnal* invio invii inviar* inviat* inviant* inviano referral intercett* agganci*
    emersion*
carico presa prendersi prendiamo olistic* globale triage accettazion*
selezione selezion* matching abbin* incroc* candidat* colloqui colloquio profil* scelta scelte
    individuazion* individuar* curriculum cv reclut* preselez*
individuale individuali individualizz* personalizz* misura sartorial* tailor* pfi pei pai formativo
    formativi progettino
formazione formaz* formativa formative formare formati aggiornament* corso corsi seminar* workshop
    addestr* webinar docent*
certificazione certific* attest* competenze qualific* riconosc* titolo titoli validaz* diplom*
    equipollen* skill
contratto contratt* assunzion* assum* assunt* stabilizz* apprendist* indeterminat* determinato
    somministraz*
abbandono abbandon* rinunc* ritir* mollano mollare lasciano dropout dispers* allontan* spariscono
comunicazione comunicar* comunicat* comunicano dialog* telefon* email mail chat whatsapp rispost*
    rispond* contatt* richiam* messagg* parlarsi
fiducia fiduc* sfiduc* diffid* relazion* rapport* sospett* affidabil* buonafede
conoscenza conosc* sanno sapere sconosc* ignora ignorano saper consapevol* inconsapevol*
mappatura mappa mappe mappar* mappat* censiment* elenco elenchi rubric* catalog* ricognizion*
    indirizzario repertori*
sportello sportell* hub infopoint ufficio uffici front frontoffice backoffice helpdesk coda code
    prenot*
orientamento orient* consulen* bussol* counsel*
sensibilizzazione sensibilizz* promozion* pubblicit* pubblicizz* campagn* diffus* diffond* divulg*
    visibil* volantin* testimonial* convegn*
coinvolgimento coinvolg* partecip* protagon* ascolt* voce coprotagon* passiv* decisional*
bisogni bisogno esigenz* fabbisogn* aspettativ* desider* aspirazion* motivaz* motivat* demotiv*
obiettivi obiettiv* finalita intent* visione mission priorit* strateg* coeren* incoeren* scopo scopi
fasi fase step gradual* tappa tappe propedeut* preliminar* sequenz* passi intermedi* passagg*
    transizion*
comuni comune comunal* municip* assistente assistenti sindaco sindaci assessor* ambito ambiti
    segretariato
cpi impiego collocament* agenzia agenzie interinal* apl gol did navigator disoccup* sil
accoglienza accoglienz* sai cas sprar siproimi comunita dormitor*
cooperative terzo associazion* volontar* cooperativ* coop onlus ets caritas parrocch* fondazion* odv
    aps noprofit terzosettore
promotore promotor* promotric* accredit* intermediat* intermediaz* autorizz*
aziende aziend* impres* imprendit* datore datori ospitant* ditta ditte pmi artigian* confindustr*
    confcommerc* confartig* cna sindacat* sindacal* datorial*
istituzioni istituz* pubblica pubbliche pubblico amministraz* amministrativ* politic* dirigent*
    governo privato privati ministro
territorio territor* region* provinc* locale locali disparita differenz* disugua* perifer* decentra*
diritti diritto dover* tutela tutele tutelar* sfrutta* irregolar* nero caporal* ispettor* ispez*
    vigilanz* sanzion* abuso abusi ricatt*
fragilita fragil* vulnerab* traum* tratta disabil* invalid* psich* psicolog* minori minorenn* msna
    neomaggiorenn*
conflitti conflitt* imprevist* emergenz* litig* tension* crisi incident* disguid* error*
trasporto trasport* mezzi autobus bus tren* patente patenti bici* mobilita spostament* pullman
    navett* lontan* distan* abbonament*
alloggio allogg* casa case abitaz* abitativ* affitt* housing
conciliazione concilia* donna donne madri madre mamm* figli bambin* nido nidi matern* gravidanz*
    babysitt*
sperimentazione speriment* innov* pilota replic* esempio esempi esportabil* riprodu* buonepratiche
"""
