"""What words mean to hosts, local actors and beneficiaries."""

MEANINGS = """
puntualita puntual* orari orario ritard* tardi cartellin* timbratur* sveglia svegliars* anticipo
impegno impegn* volonta volenter* voglia dedizion* diligen* laborios* instancabil* tenac* costanz*
    motivat* motivaz* demotiv* svogliat* pigr* determinazion*
squadra squadr* team clima affiat* armoni* collega collegh* gruppo cameratism* ambientat*
    ambientars* ambientament* conflitt* litig* tension* screzi* attrit* gelosi* invidi* malumor*
    discussioni lamentel* lite
lingua lingue linguistic* linguaggi* italiano parlare parla parlano parlavo capire capisc* capiv*
    capit* comunicare comunicazion* incompren* frainten* malintes* equivoc* dialett* gesti vocabol*
interprete interpret* mediator* mediatric* mediazion* traduzion* traduttor* tradurre tradott*
    facilitator* madrelingua
sicurezza infortun* antinfortun* dpi casco caschett* guanti protettiv* pericol* rischi* incident*
    antincendio inail
velocita veloc* lento lenti lenta lente lentezza rapid* svelt* ritmo ritmi produttiv* rendiment*
    rallent* efficien* resa
autonomia autonom* indipend* autosuffic* emancip* mantenermi mantenersi farcela cavarsela
    arrangiars* assistenzialis* iniziativa intraprenden* proattiv* spontane* propositiv* passiv*
    supervision* sorvegli* curios* creativ*
errori error* sbagli* distrazion* distratt* disattenzion* disattent* imprecision* difettos* scarti
    danni danneggi* pasticci* rompe rotto precis* accurat* meticolos* ordinat* qualita attenzion*
    pignol* scrupol* pulito
assenze assen* giustificat* giustificazion* giustificare preavvis* avvisare avvisano presentars*
    presenze
abbandono abbandon* sparisc* sparit* mollat* mollano mollare rinunc* interrott* interruzion*
    interromp* defezion* turnover andarsene trasferit* trasferiment* discontinuo
cultura cultur* usanz* costumi tradizion* abitudin* mentalit* intercultur* multicultur* diversita
    provenienz* etni*
religione religio* preghier* pregare prega pregano moschea moschee islam* musulman* imam fede velo
    cristian* venerdi
ramadan digiun* iftar suhur eid tramonto
cibo mangia* pranz* mensa pasto pasti aliment* maiale halal alcol alcool alcolic* vino carne cena
    cene piatti ricett*
fiducia fiduc* fidars* fidarmi fidarci fido fidiamo fidat* affidab* onest* leale lealta sincer*
    sfiduc* inaffidab* chiavi cassa
tutor tutor* affianc* insegnare insegna insegnato insegnano insegnavo spieg* istruire addestr*
    seguire seguirl* mostrare pazien* referente
carico gravos* gravare grava gravano onere oneri peso pesa pesano impegnativ* dispendi* sovraccaric*
    distogli* sottra*
burocrazia burocra* carte cartac* scartoff* modul* pratiche adempiment* firma firme firmare registro
    registri unilav commercialist* consulent* amministrativ* pec semplific* snell* assicurazion*
durata durare durasse durano breve brevi brevita corto corti mesi mese trimestr* semestr* prolung*
    prorog* allung* estender* estension* proseg* prosieg*
assunzione assun* assum* contratt* stabilizz* indeterminat* determinato apprendist* confermat*
    tenerlo tenerli stabile stabili stabilita rimasto sbocc* occupazional*
incentivi incentiv* sgrav* bonus decontribu* contributi agevolazion* fiscal* tasse defiscal* costi
    costo costos* premialit* detrazion*
clienti client* avventor* consumator* recension* utenza acquirent* compliment*
pregiudizi pregiudi* razzis* razza discrimin* stereotip* diffiden* xenofob* insult* pelle ostil*
    prevenut* sospett* emargin*
agricoltura agricol* campi campagna campagne raccolta raccolte raccogl* pomodor* uliv* oliv* vigna
    vigne vignet* uva braccian* xylella masseri* ortagg* asparag* frantoi* serre allevament*
    frutteti
caporalato caporal* sfrutt* schiav* cottimo ricatt* intermediator* cassoni
ghetti ghett* baracc* tendopol* accampament* accampati insediament* rignano mezzanone torretta
    roulotte container capann* bidonvill*
turismo turis* hotel alberg* ristor* spiagg* balnear* lido lidi bar camerier* lavapiatti cuoco
    cuochi cucina pizzeri* pizzaiol* resort ricettiv* agriturism*
microimprese microimpres* piccola piccole piccolo piccoli familiare artigian* botteg* pmi dimension*
    padronal* dipendent*
stagionalita stagion* estate estiv* inverno invernal* intermitten* precar* saltuari* destagionalizz*
    picchi
sommerso nero irregolar* informal* grigio fuoribusta abusiv* illegal* evasion* sommers* emersion*
    emerger* regolarizz*
stipendio stipend* salari* retribu* paga pagare pagat* pagament* busta soldi guadagn* denaro
    compens* sottopag* mensilit* euro
indennita rimbors* diari* borsa borse sussidi* pocket gratis gratuit*
associazioni associaz* associat* volontar* terzo onlus ets cooperativ* coop ong noprofit nonprofit
    arci auser aps odv
accoglienza accogli* accolt* accolg* ospital* generos* solidal* solidar* apertura aperta aperti
    caloros* calore umanita
litorale litoral* costier* coste mare marin* adriatic* jonio ionio ionic* jonic* salent* pesca
    pescator* pescherecc* marittim* porto porti portual*
entroterra interne interna borgo borghi murgia murge gargan* daunia daunie subappennin* spopol*
    paesini paesino rural* periferi* collin* ripopol*
trasporto trasport* mezzi autobus bus pullman treno treni patente patenti bici biciclett*
    monopattin* auto mobilita spostars* spostament* navett* fermat* stazion* distanz*
casa case alloggi* abitazion* abitativ* affitt* locazion* appartament* stanza stanze dormire
    dormitori* dormivo coinquilin* caparr* padrone tetto strada
parrocchie parrocch* parroco parroci chiesa chiese caritas dioces* vescov* sacerdot* prete preti
    suore suora oratori* migrantes ecclesial* don
sindacati sindacat* sindacal* cgil cisl uil flai usb patronat* caf vertenz* diritti tutele tutela
comune comuni comunal* municip* sindaco sindaci sindaca assessor* amministrazion* giunta ambiti
    consigli* anci regione regional* istituzion*
scuole scuola scolast* scolar* istitut* alberghier* itis professor* student* alunn* insegnant*
    docent* maestr* pcto didattic* classi
cpia alfabetizz* analfabet* serale serali licenza adulti
universita universit* atene* politecnic* dottorat* facolta ricercator* accademi* erasmus uniba
    unisalento unifg
studiare studi* diplom* laure* libri libro esame esami iscriver* iscritt* iscrizion* compiti
    istruzion*
salute sanitar* sanita asl ospedal* medic* ambulator* consultor* vaccin* infermier* cure curars*
    malat* farmac* dentist* emergency
trauma traum* psicolog* psichic* psichiatr* fragil* vulnerabil* depress* ansia sofferen* soffert*
    tortur* insonn* incubi disagio stress*
questura questur* prefett* polizi* carabinier* commissariat* ministero viminale
controlli controll* ispettor* ispezion* vigilanz* multa multe sanzion* verific* denunc*
permesso permess* soggiorno document* rinnov* passaport* commissione asilo protezion* diniego
    ricorso ricevut* regolare identita residenz* anagraf* conversione
fondazioni fondazion* filantrop* donazion* donator* bando bandi finanzi* sponsor* fondi fondo
    mecenat* risorse
banche banca bancari* bancomat corrente iban postepay poste credito microcredit* prestit* mutuo
    risparm*
sport sport* calcio calcett* calciat* pallone palestr* torneo tornei polisportiv* allenament*
    allenator* partita partite basket atlet* campionat* stadio
eventi evento festa feste festival* festegg* sagra sagre concert* music* teatr* mostre spettacol*
    rassegn* cinema bibliotec* convegn* danz* ballo museo musei
sensibilizzazione sensibil* testimon* divulg* visibil* pubblicizz* pubblicit* giornal* televisi*
    stampa social promuover* informare informat* informazion*
rete reti network tavolo tavoli coordin* sinergi* protocoll* convenzion* accordo accordi partenari*
    partner* intesa intese raccord* frammenta*
confederazioni confederaz* confindustri* coldirett* confcommerc* confesercent* confartigian*
    confagricolt* confcooperativ* legacoop cna cia ance categoria datorial* camera camere consorzi*
collocamento collocament* cpi arpal impiego interinal* somministrazion* agenzia agenzie navigator*
    gol
formazione formaz* formativ* formare formarl* corso corsi qualific* attestat* certificaz*
    certificat* patentin* haccp lezion* laborator* professionalizz* aggiornament* teoric* aula
competenze competen* abilita capac* talent* bravo bravi brava bravura bravissim* espert* preparat*
    preparazion* impreparat* inespert* manual*
imparare impar* apprend* mestier* crescita crescere cresciut* migliora* progress* progredi* evolu*
selezione selezion* abbinament* abbinar* profil* matching colloqui* incroci* scelta scelto scegli*
    attitudin* adatto adatti inadatt* curriculum orient*
accompagnamento accompagn* operator* educator* assistent* supporto supportar* supportat* monitor*
    telefonat* interlocutor* sostegno
responsabilita responsab* irresponsab* serieta serio seri seria doveri dovere coscienzios* matur*
rispetto rispett* educat* educazion* gentil* garbat* garbo umil* cortes* maleducat* arrogan*
regole regola regolament* norme disciplin* indisciplin* cellular* telefonin* smartphone gerarch*
    ordini comandi divisa igien*
flessibilita flessibil* disponibil* adattars* adattabil* adattament* adattano versatil* elastic*
    polivalen* rigid* inflessibil*
arricchimento arricch* scambio scambi scambiars* reciproc* legame legami affett* affezion* orizzont*
    confront* relazion* rapporto rapporti
manodopera manovalanz* personale carenz* introvabil* organico reperi* braccia scarsit* scarseggi*
    coprire ricambio
viaggio viaggi* barca barche barcon* gommon* libia libic* deserto traversat* attraversat* sbarc*
    mediterrane* lampedusa naufrag* partire partito partenza scapp* fugg* fuga guerra guerre
    prigion* rotta
famiglia famigl* familiari mamma madre padre papa figlio figli figlia figlie moglie marito genitor*
    fratell* sorell* parent* rimesse ricongiung* nostalg* lontan*
dignita dignit* valore valorizz* autostim* orgogl* fiero fieri fierezza utile utili considerat*
    riconosciut* invisibil*
futuro futur* domani prospettiv* speranz* spero sperare speriamo sperano avvenire pianific*
    disperat*
sogni sogn* desider* aspir* ambizion* ambizios* vorrei obiettiv* traguard* realizzarmi realizzarsi
gratitudine gratitud* grato grata grati ringrazi* grazie riconoscen* benedi* ingrat*
paura paur* timor* temo temevo temere spavent* terror* impaur* preoccup* incert* insicur* minacc*
timidezza timid* introvers* chiusi chiuso chiusura riservat* silenzios* vergogn* imbarazz* impaccia*
amici amico amica amiche amiciz* amichev* compagn* solitudin* isolament* isolat* uscire conoscenze
    socializz* socialit*
comunita appartenenz* radicat* radicament* radici vicinato cittadin* quartier* paesan* territoriale
    coesion* convivenz* integrat*
connazionali connazional* compaesan* diaspor* passaparola senegal* gambian* malian* nigerian*
    pakistan* afghan* ucrain* maghreb*
opportunita opportun* occasion* chance possibilita riscatt* rinasc* rinato ricominci* ripartire
    ripartenz* svolta
soddisfazione soddisf* insoddisf* content* scontent* felic* gioia entusias* sorris* seren* allegr*
    positivita
fatica fatic* stanc* pesante pesanti duro dura caldo sole afa resisten* robust* fisic* sforz* sudore
turni turno notturn* notte domenic* weekend festivi festivita riposo riposi riposars* ferie
    straordinari parttime
aspettative aspettativ* illud* illus* delus* pretes* pretend* frustr* disillus*
attesa attes* attend* aspettiamo aspettano aspettare aspettato aspettando tempistic* lungaggin*
    lunghe lunghi tempestiv*
donne donna femminil* maschil* madri bambin* nido nidi maternit* incint* gravidanz* conciliaz*
mansioni mansion* compito incaric* ruolo ruoli dequalific* sottoqualific* demansion* ripetitiv*
    reparto reparti facchin* magazzin* operaio operai
disoccupazione disoccup* povert* crisi sud meridion* mezzogiorno emigr* arretrat* sottosvilupp*
    inoccup*
"""
