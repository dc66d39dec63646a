"""What words mean where it is told how skills are recorded and certified."""

MEANINGS = """
valore valori vale valere valgono valesse varrebbe valid* valenza valorizz* svalut* inutil* carta
    carte cartastraccia straccia pezzo foglio fogli fogliett* simbolic* prestig*
spendibilita spendibil* spendere spenderl* spendersel* spendono spenda utilizzabil* riutilizz*
    sfruttabil* usarlo usarli usabil* impiegabil* occupabil* appetibil*
riconoscimento riconosc* disconosc* ufficial* formale formali formalmente formalizz* legale legali
    legittim*
credibilita credibil* fiducia fidano fidar* diffid* scettic* attendibil* autorevol* serio seria
    serieta garanzi* garantit* garantire
repertorio repertor* atlante inapp qualificazion* profilo profili quadro quadri qrq qnq eqf ada adu
    qrsp isced ateco esco codific* declaratori* referenzial*
standard standardizz* uniform* omogene* disomogene* eterogene* armonizz* difform* unico unica unici
    uniche univoc* unificat* unificar* frammentat* frammentaz* ognuno ciascuno condivis*
modulo moduli modulist* modell* format template schema schemi formulari formulario scheda schede
    bozz* facsimile tracciat* questionar* linee guida vademecum istruzioni prontuar* kit toolkit
compilazione compil* riemp* redazion* redatt* redig* precompilat* predispo*
livello livell* scala scale griglia griglie rubric* punteggi* voto voti votazion* pagell* indicator*
    criter* parametr* crocett* faccine stelline graduator*
oggettivita oggettiv* soggettiv* imparzial* arbitrar* discrezional* simpati* antipati* neutral*
    equita iniqu* favoritism*
dettaglio dettagli* specific* precis* imprecis* generic* vago vaga vaghi vaghe sommari* analitic*
    superficial* scarno scarna scarni elenc* descri* approssimativ*
fotocopia fotocop* incolla copiaincolla copiat* copiare copiano prestampat* identic* ugual*
    ciclostil* stampino
chiarezza chiar* semplice semplici semplicemente semplicita comprens* comprend* incomprens* capire
    capisc* capito spieg* leggibil* illeggibil* gergo burocratese tecnicism* linguaggio complicat*
    astrus* immagini pittogramm* icone disegn* visiv*
traduzione tradu* tradott* bilingu* plurilingu* multilingu* inglese francese arab* bengales* urdu
    spagnolo ucrain* madrelingua lingue mediator* mediatric* mediaz* interpret*
italiano italian* lingua linguistic* cils celi plida parlat* grammatic* glottodidatt*
scolarizzazione scolarizz* scolarit* analfabet* alfabet* illetterat* istruit* leggere leggono
    scrivere scritt* orale orali oralmente
valutazione valuta valutano valutand* valutat* valutaz* valutar* valutiv* giudiz* giudic* misur*
    verific* apprezzament*
valutatore valutator* valutatric* espert* commission* certificator* assessor* terziet* terzi esterno
    esterna esterni esterne indipendent*
esame esam* prova test testare quiz bocci* promoss* superare superat* interrogaz* domande sessione
    sessioni
autovalutazione autovalut* autoanalis* autodescri* riflession* riflett* autoriflession* autobiograf*
    narraz* racconta raccontano raccontare raccontarsi
consapevolezza consapevol* inconsapevol* autoconsapevol* autostima autoefficac* sottovalut* sminu*
    empowerment insicur*
bilancio bilanci assessment inizial* ingresso entrata mappar* mappat* ricognizion* screening
    profilazion*
restituzione restitu* feedback riscontr* rimando rimandi commento commenti confront* riunion*
    coinvol* protagonist* ascolt* interpell* covalutaz* concordat* voce
monitoraggio monitor* intermedi* itinere visita visite ispezion* controll* osserv* tappe periodic*
tutor tutor* mentor* affianc* referente referenti capo capi caporeparto capocantiere capocuoco chef
    responsabile responsabili titolare titolari
preparazione preparat* impreparat* inespert* improvvis* addestr* formarli briefing capacitazion*
    istruire
tempo fretta frettolos* oberat* sovraccaric* carico carichi gravos* impegnativ* incombenz*
    produttiv*
ritardo ritard* attesa attese aspett* attend* lentezz* lento lenti lenta lentament* veloc* rapid*
    subito tempestiv* tempi tempistic* tardi tardiv* mesi immediat* lungaggin* sollecit*
rilascio rilasci* consegn* ricev* emett* emess* emission* spedi* ottenere ottenut* ottien* ottengono
    ritirarlo ritirare recapit*
spetta spettant* rimpall* scaricabarile deleg* incaric* attribu* titolarita responsabilita compete
    tocca diritto diritti dovut* pretend*
piano piani pfi patto pianific* obiettiv* programma programmaz* traguard* progettaz* coeren*
    incoeren* corrispond* rispecch* scollegat* scollament* scostament* disallinea* allinea*
    pertinen*
mansione mansion* compito compiti lavapiatti pulizi* facchin* manoval* bracciant* ripetitiv* umili
    dequalificat* demansion* sottomansion*
settore settor* comparto comparti ediliz* cantier* muratore muratori agricol* ristoraz* cucina cuoco
    logistic* magazzin* turis* alberghi* meccanic* tessil* sartori* industri*
pratica pratico pratiche pratici praticament* manual* teori* operativ* facendo campo laborator*
    simulat* simulaz* officin* mestier* macchinar* attrezz* utensil* saldat*
trasversali trasversal* soft skill skills relazional* relazionars* puntual* comportament*
    atteggiament* squadra team affidabil* autonom* adattabil* flessibil* problem solving proattiv*
    educazione
apprendimento apprend* appres* impar* crescita crescere cresciut* progress* evolu*
pregresso pregress* precedent* passato background bagaglio origine provenienz* paese paesi patria
estero estera esteri estere titolo titoli equipollen* equivalen* cimea naric apostill* legalizz*
    asseveraz* asseverat* giurat* ambasciat* consolat* laure* universit*
informale informal* nonformal* autodidatt* volontariat* hobby invisibil* nascost* emergere emersion*
    emergono quotidian* tacit* implicit* nero sommers* irregolar* caporal* lavoretti lavoretto
sicurezza infortun* dpi rspp antincend* soccorso rischio rischi inail elmetto caschetto prevenzion*
    incidenti incidente
haccp aliment* igien* allergen* somministrazion* sanitar* idoneit* medic*
muletto mulett* carrell* patentin* patente patenti ple gru gruist* escavator* trattor* motoseg*
    fitosanitar* ponteggi* transpallet cqc autist* guidare
obbligatorio obblig* vincolant* facoltativ* prescri* cogente
scadenza scad* rinnov* aggiorn* decad* obsolet*
ripetizione ripet* rifare rifatt* rifanno daccapo ricominci* doppio doppion* ridondan* duplicaz*
    azzer* raddopp*
corso corsi lezion* aula aule fad elearning videolezion* webinar iscri* posti lista liste calendar*
    orari orario serali serale edizion* turni accessibil*
costo costi costa costano costos* costare costerebb* paga pagano pagat* pagament* pagar* soldi spesa
    spese euro finanz* gratis gratuit* fondo fondi budget tariff* rimbors* voucher caro cari onere
    oneri oneros* bando bandi gol pnrr fse fami fondimpresa
incentivo incentiv* premial* sgrav* agevolaz* bonus vantagg* convien* convenien* detrazion*
assunzione assun* assum* contratt* stabilizz* stipend* salari* retribuz* paghe inquadrament*
    apprendist* occupazion* disoccupat* sbocc*
sfruttamento sfrutta sfruttano sfruttat* sfruttar* manodopera tappabuch* abus* sottopagat* ricatt*
curriculum cv curricul* europass linkedin candidat* colloqui* selezion* recruit* reclut* presentarsi
    autopresentaz* hr interinal*
referenza referenz* lettera lettere raccomandaz* passaparola telefonata benservito
mercato mercat* fabbisogn* matching domanda offerta offerte richiesto richiesti
evidenza evidenz* prove foto fotograf* video filmat* portfolio dossier manufatt* dimostr* comprov*
    testimonian* allegat* allegare documentar* documentat*
diario diari quadern* registro registri giornalier* annot* appunt* taccuino
libretto librett* fascicol* passaport* cartell* raccoglitor* portadocument* tesserin* portafogl*
archivio archiv* conserv* perso persi persa perde perdono perdere perdut* smarr* duplicat* copia
    copie rintracc* recuper* cloud database custodi* interoperab* incroc* scambi* flussi siul sil
    gestional*
badge badg* openbadge open microcredenzial* microcredit* micro credenzial* distintiv* bollin* bestr
    blockchain wallet medagli*
digitale digital* informatizz* informatic* piattaform* portale portali online app software sito
    smartphone telefonino telefonini cellular* computer qr qrcode pdf spid telematic* elettronic*
    email cartace* dematerializz*
credito crediti creditizi* capitalizz* cumul* accumul* passerell* esoner* scomput* modular*
    spezzett* tassell* unita
qualifica qualifich* qualificat* oss iefp specializz* diploma diplomi cpia scuol* licenza media
    istruzion* liceo
ivc validaz* validar* validat* individuaz* trasparenz* titolat* accredit* autorizz* abilitat*
    abilitaz*
legge leggi norma norme normativ* decret* legislat* legislaz* delibera delibere dgr fornero
    minister* anpal governo politic* istituzion*
regione region* interregional* nazional* lombardia piemonte toscana emilia veneto lazio campania
    sicilia puglia liguria confin* portabil* trasfer* ovunque altrove europa europe* ue
frequenza frequent* frequenz* presenz* presente presenti ore partecipaz* partecipat* assenz* assente
    assenti monte assidu* soglia percentuale
firma firm* timbr* intestat* intestazion* logo loghi vidim* sigill* bollat*
falso fals* compiacen* regalat* gonfiat* truff* finto finti finta finte fittizi* comprat* tarocc*
    inventat*
errore error* sbagli* nome nomi cognome cognomi anagrafic* fiscale refus* corregg* correzion*
    generalita
privacy gdpr dati sensibili consens* riservat* liberator* oblio
burocrazia burocra* formalita scartoff* appesant* snell* semplific* adempiment* adempier*
    amministrativ* procedur* iter
cerimonia cerimon* festa feste festegg* premio premi premiaz* premiare evento eventi applaus* rito
    rituale solenn* brindisi
orgoglio orgogl* soddisf* dignit* gratific* fiero fiera fieri emozion* riscatt* motivaz* demotiv*
    motivat* contento contenti delus* frustr*
interruzione interrom* interrott* interruz* abbandon* sospes* sospen* rinunc* dimission* parzial*
    anticipat* mollano mollare continu* proseg*
durata durare dura durano brev* corto corta corti corte prolung* prorog* lungo lunga lunghi lunghe
    settiman* trimestr* semestr*
sensibilizzazione sensibilizz* promuov* promozion* pubblicizz* divulg* campagn* inform* conoscono
    conosciut* sconosciut* conoscere ignorano ignorat* comunicaz*
disinteresse disinteress* riluttan* ritros* resisten* restii restie restio rifiut* svogliat*
    indifferen* snobba* menefregh*
timore timor* paura paure temono temere concorren* fuga scappano scappare vincol* ritorsion*
    contenzios* vertenz*
pmi microimpres* piccole piccoli piccola piccolo dimension* artigian* strutturat*
rete reti accordo accordi protocoll* intesa intese tavolo tavoli coordin* sinerg* partenariat*
    partner* alleanz* convenzion* collabor* cabina
cpi impiego collocament* navigator impieghi ufficio uffici collocator*
formatore formator* docent* insegnant* maestr* cfp enaip ial istruttor* professor*
associazioni associazion* categoria confindustria confartigianato cna confcommercio coldiretti
    datorial* bilateral* sindacat* cgil cisl uil patronat* ccnl camera
accoglienza accogli* sai cas sprar cooperativ* educator* educatric* prefettur*
permesso permess* soggiorno questur* conversion* asilo cittadinanz* ricors* avvocat* residen*
fragilita fragil* vulnerabil* disabil* svantagg* traum* salute minori minore minorenn* msna
    neomaggiorenn* diciott* giovan*
donne donna madri madre mamm* femminil* bambin* figli figlio nido conciliaz* badant* colf domestic*
discriminazione discrimin* pregiudiz* razzis* stereotip* xenofob* nazionalita pelle
accompagnamento accompagn* orient* sportell* supporto supporti supportar* aiut* assist*
sperimentazione speriment* pilota prassi replic* innovativ*
trasporto trasport* mezzi autobus bus treno treni bici* spostament* distan* lontan* navett*
"""
