"""What words mean where it is told how companies are found and won."""

MEANINGS = """
telefonata telefon* cellular* chiamat* chiamar* chiamia* richiam* mail email pec whatsapp centralin*
    cornett* contatt* freddo rispost* rispond* riscontr* ignorat* sparisc*
visita visit* sopralluog* bussa* bussia* suona* andarc* recarsi presenza andare sede
abbinamento abbin* matching match incroc* domanda offerta compatib* combac* adatt* idone* affin*
    profil* corrispond* accoppi* mismatch sartorial* giusta giusto
pregiudizio pregiud* diffid* stereotip* razz* discrimin* xenofob* ostil* paur* timor* resisten*
    rilutt* pelle preconcett* etichettat* sospett* client* media televis* giornali propagand*
    politica
religione religios* ramadan velo hijab preghier* pregar* musulman* islam* moschee moschea maiale
    alcol digiun* halal
donne donna femmin* mamme mamma madri madre maternit* figli bambin* nido asili gravid* incint*
    babysitter conciliaz*
lingua lingu* italiano capisc* capir* comprens* alfabetizz* analfabet* inglese francese arabo parl*
mediazione intercultur* cultur* interpret* tradu* incomprension* fraintend* malintes* usanz*
    conflitt* mediat* mediaz*
piccole piccol* microimpres* micro pmi artigian* bottegh* bottega familiar* dimension* individual*
    grandi grosse grossi multinazional* corporate colossi
agricoltura agricol* agroaliment* braccian* braccia contadin* campi pomodor* oliv* vendemm* frutta
    ortofrutt* vign* serre stalle florovivais* allevam* allevator*
ristorazione ristor* cucin* cuoc* chef lavapiatti camerier* pizz* bar barist* mensa mense catering
    pasticceri* fornai* panifici*
turismo turis* alberg* hotel balnear* spiagg* lidi campegg* agriturism* receptionist ricettiv*
    bagnin* animator*
edilizia edil* cantier* murator* costruzion* manoval* impalcatur* pontegg* carpentier* imbianchin*
    geometr* superbonus idraulic* elettricist*
cura badant* colf oss anzian* domestic* rsa caregiver sociosanitar* infermier* accudi* assistent*
    ospizi*
logistica logistic* magazzin* corrier* amazon facchin* mulett* carrellist* rider consegn* spedizion*
    camion* autist* interport* scaffal*
pulizie puliz* pulir* pulisc* sanific* lavanderi* multiserviz* giardin* spazzin*
industria industri* fabbric* manifattur* metalmeccanic* meccanic* operai* tessil* sart* officin*
    carrozzer* conceri* saldat* capannoni
negozi negoz* commerciant* supermercat* gdo vendit* commess* cassier* cassa bancarell* ambulant*
    parrucchier* barbier* market
stagionale stagion* estat* estiv* inverno invernal* picch* raccolti periodic* primaver*
precario precar* temporane* saltuar* discontinu* instabil* intermitten* giornalier*
sfruttamento sfrutt* caporal* schiav* ricatt* ghett* sottopag* mafi* padron* spremut* maltratt*
    molest* umiliaz* umiliat* insult* offes* violen* minacc* abus* mobbing
nero sommers* irregolar* abusiv* grigio evasion* evad* regolarizz* emersion* emerger* finte finti
    fittizi* busta
gratis gratuit* manodopera tappabuch* rimpiazz* sostitu* risparmi* sottocost* approfitt* opportunis*
    strumental* furbi* zero getta
incentivi incentiv* bonus sgrav* fiscal* fisco detass* decontribu* esoner* defiscal* agevol* deduz*
    detraz* tasse contributi contributiv* conviene convenien* vantagg* voucher dote
costi costo costos* costano costare spese spesa oner* esborso investir* investiment* gravos*
sicurezza sicurezz* infortun* rspp dpi dvr haccp inail antinfortunist* assicuraz* assicurativ*
    polizz* medico medica pericol* scarpe guanti divisa divise attrezzatur* indument*
burocrazia burocra* carte cartace* scartoff* adempiment* amministrativ* document* modul* firma firme
    firmar* snell* semplific* complic* compless* farragin* macchinos* spavent* scoragg* lungaggin*
permesso permess* soggiorn* questur* rinnov* asilo scadenz* prefettur* clandestin* sanator* status
    flussi residenz* cedolin* rifugiat* scadut*
tempi tempist* lent* attes* aspettia* aspettar* aspettan* aspettat* mesi settiman* veloc* tempestiv*
    ritard* urgen* subito immediat* rapid* attend*
durata durat* brev* lungh* prolung* prorog* semestr* trimestr* allung* lungo
prova prove provar* provat* sperim* osservativ* shadowing assaggi* ambientar* collaud* iniziale
normativa normativ* norme norma legge leggi legislat* decret* regolament* giuridic* regionale
    regionali cavill* requisit* quot* limit* numeric* dipendent* tetto durc vincol* rigid*
commercialista commercialist* consulent* consulenz* ragionier* caf patronat* avvocat* paghe
    fiscalist*
categoria categor* confindustr* confcommerc* confartigian* cna coldirett* confagricol* confesercent*
    datorial* bilateral* confapi federalberghi federaz* associaz* rappresentanz* cia
camere camera cameral* commercio unioncamere cciaa excelsior
sindacati sindacat* sindacal* cgil cisl uil usb ugl flai vertenz* scioper*
eventi event* fiera fiere incontr* recruit* career jobday day aperitiv* colazion* workshop seminar*
    convegn* conferenz* festa giornat* openday
database banca dati elenc* anagraf* registr* albo censi* piattaform* portale portali digital* excel
    gestional* rubric* mappa* mappiam* privacy
annunci annunc* linkedin indeed facebook instagram social sito siti web internet online inserzion*
    offerte bachec* app
testimonianze testimon* storie storia raccont* narr* esempi esempio esemplar* video successo
    successi ambassador ambasciator* prassi pratiche
passaparola passaparol* amici amico amica amicizi* parenti cugin* zii connazional* paesan*
    raccomand* informal* vicini fratell* compagn*
informazione inform* conosc* sconosc* ignor* brochure opuscol* volantin* vademecum guida faq chiar*
    spieg*
sensibilizzazione sensibil* consapevol* campagna campagne divulg* promozion* promuov* pubblicit*
    spot pubblicizz* persuad* convinc*
trasporto trasport* mezzi autobus bus treno treni patent* bici* mobilita spostament* pullman distan*
    lontan* chilometr* raggiung* automunit* auto pendolar* perifer* isola* rural* entroterra navett*
    km
orari orari* turno turni turnist* nott* festiv* domenic* weekend ore part parttime full fulltime
    flessib* riposo
tutor tutor* affianc* maestr* mentor* buddy caporepart* capocantier* caposquadr* istruttor* capo
mansioni mansion* compiti compito dequalific* umil* ripetitiv* fatic* pesant* manual* basse
    sottomansion* qualit* generich* scopa sottoinquadr*
competenze competen* skill* abilit* capacit* professionalit* titoli titolo diplom* laure* qualific*
    esperienz* talent* valorizz* saper* attestat* attestaz*
formazione formaz* formativ* formar* corsi corso impar* apprend* addestr* insegn* aula scuol*
    laborator* mestier*
orientamento orient* bilancio vocazional* autovalut* attitudin*
colloquio colloqui* candidat* curricul* cv preselez* selezion* intervist*
assunzione assun* assum* stabilizz* contratt* indeterminat* determinato sbocc* assorb* prospettiv*
    apprendistat* stabile stabili trasformaz* placement
indennita indennit* stipend* paga pagar* pagat* pagan* pagament* salari* retribu* compens* rimbors*
    euro guadagn* borsa borse soldi iban denaro
clausole clausol* appalt* gara gare punteggi* premial* criteri* procurement affidament* capitolat*
    subappalt* fornitor*
agenzie agenzi* interinal* somministr* adecco manpower randstad gigroup apl synergie headhunt*
impiego cpi collocament* gol anpal arpal sil navigator afol neet disoccup*
cooperative cooperativ* coop legacoop confcooperativ* consorz* consorti* nonprofit profit onlus ets
    terzo
volontariato volontar* caritas parroc* oratori* chies* prete diocesi cittadinanz* vicinato
bollino bollin* etic* marchi* label certific* sigill* targa targhe premio premi premia*
    riconosciment* responsabilita csr rsi esg sostenib* reputaz* immagine
diversita diversit* multicultur* multietnic* arricch* ricchezz* inclusiv* eterogene* scambi*
rete reti network partenar* partner* sinerg* alleanz* tavol* coordin* raccord* collabor* regia
    cabina condivi* congiunt* interistituz*
sovrapposizione sovrappos* duplic* doppion* concorren* competiz* framment* scolleg* ognuno gelos*
    disordin* bombard* tartass* compartiment* ripetut*
comuni comune sindaco sindaci municip* assessor* amministraz* istituzion* region* provinc* pubblica
    anci
protocollo protocoll* convenz* accord* intesa intese patto patti memorandum sottoscri* stipul*
fiducia fiduc* sfiduc* fidar* fideliz* relazion* rapport* legam* credib* consolid* storici storiche
    coltivar* dialog* fidano
accompagnamento accompagn* sostegn* sosten* support* assistenz* abbandonat* lasciat* seguire seguono
    seguiamo aiut* coaching
puntualita puntual* affidab* assenz* assent* costanza seriet* impegn* regole comportament*
    disciplin* educaz* softskill* rispettar* rispettos*
abbandono abbandon* interromp* interrott* interruz* dropout rinunc* ritir* molla* fuga scapp* falli*
    insuccess* dimission*
motivazione motivaz* motivat* demotiv* aspettativ* desider* aspiraz* sogn* voglia inclinaz* passion*
    ambizion* volont* preferenz*
disponibilita disponib* interess* apert* chius* rifiut* aderi* adesion* propens* indisponib* porte
    diniego accett* restie restii ritros*
scarsita scars* poche pochi pochissim* insufficient* carenz* esigu* ristrett* satur* solite soliti
    bacino ampli* allarg* varieta
fabbisogno fabbisogn* esigenz* bisogn* rilevaz* rilevar* analisi indagin* questionar* sondagg*
    necessit* ascolt* survey
personale introvabil* reperi* vacanc* organico scoperti scoperte ricambio cercan* cercasi organici
    turnover
mercato economia crisi tessuto distrett* filier* vocaz* produttiv* depress* sud sviluppo recession*
    chiudono fallit* emergent* innov* green tecnolog* informatic* rinnovabil* fotovoltaic*
scouter scouter* dedicat* specializz* professionist* figura account manager jobcoach operatrice
    sovraccaric* carico staff equip* figure
marketing commerciale commerciali linguagg* vender* target strateg* approcc* pitch slide biglietto
    persuasiv* presentars* presentaz*
interlocutore interlocutor* referent* sportell* univoc* hub helpdesk front rivolgers* ponte
sistematicita sistematic* pianific* programm* continu* strutturat* metod* improvvis* occasional*
    sporadic* estemporane* casual* costant* stabilmente procedur* standard*
monitoraggio monitor* verific* valut* feedback followup controlliam* aggiorn* indicator* restituz*
    rendicont*
ispezioni ispettor* ispezion* controll* vigil* sanzion* multa multe denunc* legal* illegal* guardia
virtuose virtuos* sane sano screening blacklist filtr* esclud* scart* scorrett* onest* disonest*
    corrett* meritev*
diritti diritt* tutel* ccnl collettiv* dignit* decent* equo ferie equa
finanziamento finanzi* fondi fondo fami pon fse pnrr bando bandi budget stanziam* risorse sponsor*
alloggio allogg* casa case abitaz* abitativ* affitt* dormit* foresteri* baracc* domicil* tendopol*
fragilita fragil* vulnerab* salut* psicolog* traum* disabil* svantagg* protett* stress malat*
    dipendenz*
giovani giovan* minor* neomaggiorenn* msna maggiorenn* eta adult* under over diciott*
colleghi collegh* collega squadra team clima ambient* integrarsi socializz* isolano gruppo
    affiatament*
italiani autocton* guerra poveri priorit* invidi* rubano rubar* residenti
etniche etnic* bengales* cines* pakistan* kebab egizian* marocchin* nigerian* senegales* african*
    nazionalit* diaspor* autoimprend* imprenditorial* autoimpieg* partita microcredit*
"""
