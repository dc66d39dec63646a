"""What words mean where it is told how people are oriented and their skills assessed."""

MEANINGS = """
colloquio colloqui* intervist* convers* chiacchier* dialog* domande
test tests testare testat* testing quiz esame esami verific* prova prove crocett* batteri*
    psicoattitudinal*
questionario questionar* sched* modulo moduli modulist* formulari* grigli* checklist format compil*
strumento strument* tool tools toolkit kit metod*
curriculum cv curricul* curricol* europass vitae
presentazione presentarsi presentazion* autopresent* lettera lettere pitch abbigliament* vestir*
    vestit* igien* gesti gestual* sguard* postur* nonverbal*
simulazione simul* roleplay roleplaying role playing recit* allen* esercit* esercizi* finti finto
    finta mock
lingua lingu* italian* parlare parlano capisc* comprens* comprend* pronunci* oral* celi
linguaggio linguagg* microlingu* gergo gergal* settorial* tecnicism* terminolog* glossari* lessic*
    vocabol* chiar* semplic* semplif* incomprensib* comprensibil* accessibil* complicat* compless*
    burocrates* astratt*
mediazione mediator* mediatric* mediazion* mediare interpret* traduttor* facilitator*
traduzione traduz* tradott* tradur* traduc* multilingu* plurilingu* madrelingu* bilingu* ingles*
    frances* arab* bengales* urdu ucrain*
titoli titolo diplom* laure* equipoll* equivalen* equipar* cimea pergamen* omologa* ambasciat*
    consolat* apostill* legalizz*
certificazione certific* validaz* validare validat* convalid* attest* riconosc* ivc badge openbadge
    microcredenzial* credenzial* trasparenz*
qualifica qualific* repertor* atlante eqf qnq qrsp ada esco codific* classific* patentin* mulett*
    carrellist* haccp abilitaz* albo albi
informali informal* nonformal* formali formale tacit* implicit* invisibil* nascost* sommers*
    inespress* valorizz* emers* emerge emergere emergono sottovalut* hobby sportiv* volontar*
    domestic*
esperienza esperienz* pregress* precedent* passat* trascors* provenien* origin* paese paesi patria
    bagagli* background
trasversali trasversal* soft skill skills relazional* comunicativ* solving problem resilien*
    teamwork life
puntualita puntual* ritard* regole regola comport* disciplin* rispettano rispettare atteggiament*
    etica sveglia
attitudini attitudin* talent* predispos* inclinaz* propension* potenzial* vocazion*
aspettative aspettativ* illus* illud* delus* deludere realistic* irrealistic* pretes* pretend*
    sproporzionat* eldorado frustra*
desideri desider* sogn* aspira* ambizion* passion* interessi preferenz* preferi* piace piacerebbe
    speran*
motivazione motiva* demotiv* rimotiv* interesse interessat* disinteress* stimol* entusias* voglia
    volonta svogliat* scoragg* apat* passiv* proattiv* spinta
abbandono abband* ritir* dropout drop rinunc* interruz* interromp* interrott* assenz* assent*
    mollano mollare spariscono sparire dispersion* frequenz*
autostima autostim* autoefficac* insicur* svalut* inadeguat* incapac* valere dignit* paur* timor*
    vergogn* imbarazz* timid* nascond* intimor* soggezione giudicat* interrogator*
autovalutazione autovalut* autoanalisi autoconsapevol* consapevol* inconsapevol* introspe* rifless*
    riflett* autoriflession*
trauma traum* violenz* tortur* guerr* soffer* soffr* psicolog* psicoterap* psichic* psichiatr*
    etnopsic* depress* ansi* stress* lutt* insonni* incub* vulnerab* fragil* disag* svantagg*
    emargin* vittim*
salute salut* malat* sanit* cure medic* dottor* fisic* idone* asl ausl ospedal* terapi* diagnos*
    farmac* disabil* invalid* handicap mirato
alfabetizzazione alfabet* analfabet* scolarizz* scolarit* leggere leggono lettur* scriv* scritt*
    firmare matematic* calcol* contare numerac* literacy
scuola scuol* scolast* cpia istruzion* universit* studi* superiori elementari medie istituti
digitale digital* informatic* computer pc smartphone telefon* cellular* tablet internet online web
    app email password spid piattaform* whatsapp distanza zoom videochiam*
genere donn* femmin* ragazza ragazze maschi* uomo uomini parita sesso sessual* patriarc* lgbt*
figli figli* bambin* bimb* nido nidi asili babysit* baby materna maternit* gravid* incint* madre
    madri mamm* genitor* concilia* accud* neonat* doposcuola
famiglia famil* famigliar* marit* mogli* parent* ricongiung* coniug* fratell*
guadagno guadagn* soldi soldo denar* reddit* stipend* salar* paga paghe retribu* debit* rimess*
    sopravviv* mantener* urgenz* urgent* economic*
mercato mercat* fabbisogn* settor* offerta offerte occupazional* sbocch* vacanc* richieste tendenz*
    ediliz* agricol* ristoraz* logistic* turism*
mansioni mansion* compit* ruol* profilo profili figura figure mestier* artigian* saldator* murator*
    meccanic* sarto sarta sarti sartoria elettricist* idraulic* falegnam* cuoc* magazzinier* oss
dequalificazione dequalific* demansion* sottoqualific* sovraqualific* sottoinquadr* overqualif*
    lavapiatti puliz* bracciant* facchin* rider badant* manoval* umili sprec* ingegner*
ricerca ricerc* cercare cercano cerco candid* autocandid* annunc* portali indeed linkedin infojobs
    inserzion* jobclub career careerday jobday fiera fiere
diritti diritt* doveri tutel* sindac* cgil cisl patronat* normativ* norme leggi legge legislaz*
    giuslavor* sicurezza infortun* antinfortun* dpi
contratto contratt* busta ccnl ferie indeterminat* inquadr* contributi contributiv* inps tfr
    licenzi* dimission* apprendist* precar* stagional* temporane* instabil*
sfruttamento sfrutt* nero caporal* irregolar* ricatt* sottopag* grigio truff* ingann* abus*
gruppo grupp* collettiv* plenari* circle sottogrupp* cerchi*
laboratorio laborator* workshop pratico pratica pratici concret* manual* sperimenta* dimostr*
    botteg* officin* cantier* osserv* imparare facendo
peer mentor* pari testimon* buddy exbeneficiar* ambassador veteran* riuscit*
connazionali connazional* comunita diaspor* passaparola amic* conoscent* compaesan* etnic* dicerie
    isolat* isolament* solitudin* socializz*
tempo tempi tempistic* ore minuti minuto mezzora frett* veloc* rapid* lent* durat* brev* lungo
    lunghi* sbrigativ* incontr* appuntament* sedut* session* calendar* agenda
personalizzazione personaliz* individual* misura cucit* sartorial* ciascun* ognun* singol* standard*
    prestampat* adatt* flessib* rigid* uguale uguali differenziat*
sovraccarico sovraccaric* carichi organic* burnout numeri sottodimension* oberat* affollat*
continuita continuit* discontinu* turnover avvicend* sostitu* cambia cambiano cambio stabile stabili
    stabilita stabilizz* costante costanti costanza
orientatore orientator* orientatric* espert* specialist* specializz* dedicat* preparat* impreparat*
    competent* improvvis* consulen* counsel* coach* professionist* aggiorn* formator* supervis*
    formati
tutor tutor* accompagn* affianc* referent* carico presa
fiducia fiduc* sfiduc* diffid* sospett* relazion* legam* aprirsi aprono apertura confid* alleanz*
sincerita sincer* onest* bugi* mentire mentono esager* inventano inventare inventat* gonfi* fing*
    verit* attendib* dichiarat* dichiarano falso falsi
ascolto ascolt* empat* attenzion* attent* sensibil* pazien* inascoltat* umanit* umano
biografia biograf* autobiograf* stori* raccont* narra* vissut* migratori*
portfolio portfol* dossier librett* raccoglitor* evidenze eportfolio
fascicolo fascicol* database archiv* cartell* banca gestional* informatizz* dati software condivi*
    scamb* passagg* trasmett* trasmiss* trasmess* confront* comunicazion*
ripetizione ripet* doppi* duplic* daccapo ricominc* zero sovrappo* ridondan* rifare
privacy riservat* consens* gdpr segret* anonim* liberatori*
spazi spazio luog* stanz* aula aule ambient* setting rumor* ufficio uffici sede sedi sportell*
    helpdesk hub infopoint
visite visit* openday sopralluog* tour fabbric* shadowing jobshadowing stabiliment* reparto reparti
aziende aziend* impresa imprese datore datori ditt* imprenditor* ospitant* confindustria cna
    industri* titolare titolari
autoimpiego autoimpieg* autoimprend* imprenditorial* partita iva microcredit* startup
tirocinio tirocin* stage stages stagist* borsa borse inseriment*
abbinamento abbin* match* incroc* coeren* incoeren* corrispond* compatib* incompatib* mismatch
selezione selezion* preselezion* screm* recruit* assum* assunzion* assunt* hr scartat* scartano
    scartare
formazione formazion* formativ* corso corsi addestr* upskilling reskilling riqualific* lezion*
    apprend*
piano piani pianific* obiettiv* traguard* meta mete tappe tappa step pai pei futur* programmaz*
    patto patti responsabil* corresponsabil* impegn* vincol*
restituzione restitu* feedback esito esiti report risultat* riscontr*
monitoraggio monitor* followup itinere periodic* rivalut* tracci* successiv*
valutazione valut* assessment misurazion* misurare misurabil* oggettiv* soggettiv* punteggi* scala
    indicator* criter* parametr* mappat* mappa mappare censim* rilevaz* rilevare ricogniz* analisi
pregiudizio pregiud* stereotip* discrimin* razzis* bias etichett* pelle xenofob* diversity
cultura cultur* intercultur* transcultur* multicultur* usanz* tradizion* religio* musulman* velo
    ramadan preghier* mentalit* etnocentr*
documenti document* permess* soggiorn* questur* asilo richiedent* status identita residenz* rinnov*
    giuridic* passaport* commission* tesser* fiscale
burocrazia burocra* scartoff* cartace* adempim* cavill* amministrativ* lungaggin* iter attesa attese
    aspettare aspettano aspettiamo aspettato aspettando mesi coda code
precocita precoc* inizial* inizio tardi* ingresso preliminar* anticip* tempestiv* arrivo subito
impiego cpi collocament* gol did navigator anpal sil profilaz* profiling agenzi* interinal* apl
    somministr*
accoglienza accoglienz* cas sai sprar prefettur* cooperativ* gestor*
rete reti network coordin* raccord* tavolo tavoli sinergi* protocoll* convenzion* accord*
    partenariat* equipe multidisciplin* multiprofession* scollegat*
uniformita uniform* omogen* disomogen* eterogen* framment* disparit* procedur* modello modelli linee
autonomia autonom* indipend* assistenzial* empower* responsabilizz* protagonis* partecip* delega*
scelta scelt* scegl* decid* decis* autodetermin* imposto imposta imposti obblig* calat* libert*
    alternativ*
materiali material* opuscol* volantin* brochur* vademecum guide dispens* informativ* informaz*
    informare
immagini immagin* disegn* visiv* visual* foto fotograf* video pittogram* icone gioco giochi ludic*
    creativ* teatr*
giovani giovan* minor* msna neomaggiorenn* maggiorenn* adolescent* eta anzian* adult* over
trasporto trasport* mezzi autobus bus treno treni patente patenti bici* spostament* pullman navett*
    lontan*
alloggio allogg* abitaz* abitativ* casa case affitt* dormitor* appartament*
orari orario oraria turni turno sera serali weekend sabato notte mattin*
finanziamento finanzi* fondi budget costo costi costano costos* spese spesa gratuit* bandi bando
    fami fse pnrr voucher
"""
