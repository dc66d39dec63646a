"""What words mean where it is told how people are supported at the end of a path."""

MEANINGS = """
casa case alloggi* abitazion* abitativ* abitare abitano abita appartament* stanza stanze camera
    camere monolocal* bilocal* tetto housing
affitto affitt* canone canoni locazion* pigion* mensilita
proprietari proprietar* padron* locator* locatar* immobiliar* inquilin* intermediar* intermediazion*
garanzia garanzi* garante garanti cauzion* caparr* deposito depositi fideiuss* fidejuss* avallo
    malleva referenz* letter* raccomand*
coabitazione coabit* cohousing convivenz* convivere convive convivono coinquilin* condividere
    condividono
foresteria foresteri* ostell* studentat* semiautonom* ponte residence provvisori* temporane*
    convitt*
popolari popolare erp ater aler acer graduatori* assegnazion* sfitt* calmierat* agevolat*
bollette bollett* utenz* luce gas acqua riscaldament* voltur* allacc* condominial*
arredamento arred* mobili mobilio elettrodomestic* frigorifer* lavatric* letti materass* stovigli*
    pentole coperte
dormitorio dormitor* dimora senzatetto senzadimora strada dormire dormono dorme baracc* sfratt*
    stazione panchin* ghetto ghetti bivacc* tendopol*
sovraffollamento sovraffoll* ammassat* fatiscen* degrad* insalubr* umidita muffa inagibil* abusiv*
uscita uscit* uscire uscendo esce escono accoglienz* dimission* dimess* dimett* sai sprar siproimi
    cas espuls*
proroga prorog* prolung* estens* estend* esteso permanenz* trattener* restare restano rimanere
reddito reddit* isee revoc* soglia soglie assegno superament* decadenz*
contratto contratt* assun* assum* apprendistat* conferm* trasformazion*
precarieta precari* instabil* stabile stabili stabilita stabilizz* determinat* indeterminat*
    intermitten* chiamata saltuari* occasional* giornata lavoretti incert*
stagionale stagional* stagione stagioni raccolta vendemmi* braccian* agricol* campi serre estate
    estiv*
agenzie agenzi* interinal* somministrazion* somministrat* apl
orari orari* turno turni turnist* notte notturn* straordinar* festiv* domenic* weekend riposo riposi
    parttime part parziale
stipendio stipend* salari* retribu* remuner* guadagn* paga paghe soldi denaro sottopag* pagat*
    pagan* euro
costi costo costos* costa costano prezz* spesa spese caro cari care carovita inflazion* rincar*
risparmio risparm* accanton* spendere spendono spreco finanziari* salvadanai* tontin* rimess* debito
    debiti indebit* mandare mandano inviare inviano usura usurai
banca banche bancari* conto conti iban postepay poste bancomat accredito correntist* prepagat*
prestito prestit* credito crediti mutuo mutui anticipazion* rateizz* rate microcredit*
autoimprenditorialita autoimp* imprenditorial* imprenditoria iva partita startup artigian*
    commercialist* negozio negozi ambulant* bottega
tasse tassa fisco fiscal* irpef dichiarazion* bollo bolli entrate detrazion*
busta buste bustapaga cedolin* tfr tredicesim* trattenut* lordo netto contributiv* contribuzion* cud
    liquidazion*
diritti diritto doveri dovere tutel* ferie ccnl statuto
sindacato sindacat* sindacal* cgil cisl uil vertenz* sciopero usb
sfruttamento sfrutt* nero grigio caporal* irregolar* ricatt* abus* schiav* sommerso ispettorat*
    ispezion* truff* raggir* ingann* imbrogl*
dignita dignitos* rispettat* rispettos* umilia* decent* decoros* decoro onest*
mansioni mansion* lavapiatti facchin* magazzin* pulizi* manoval* logistic* rider fattorin* badant*
    murator* cantier* edilizi* dequalific* sottoqualific* demansion* riders carriera crescit*
    crescere avanzament* promozion* progression* scatto scatti migliorar* ambizion* upgrade
formazione formativ* formar* corso corsi riqualific* aggiornament* specializz* upskilling reskilling
attestato attestat* certific* qualific* titolo titoli riconosciment* equipollen* competenz* skill*
    libretto
lingua lingue linguistic* italiano alfabetizz* analfabet* parla parlano parlare conversazion*
    grammatic*
scuola scuol* cpia seral* sera licenza diplom* studi* universit* laure* istruzion*
licenziamento licenzia* perdita perde perdono perder* disoccup* naspi ricolloc* ammortizzator*
    fallit* falliment* cassa
candidatura candidat* curriculum cv cercare cercano cerca ricerca colloqui* annunci* selezion*
    offert* indeed linkedin vacancy
impiego cpi collocament* centroimpiego gol did anpal afol
orientamento orient* consulenz* counsel* consigli* bussola
sportello sportell* infopoint desk presidi* ufficio uffici hub
referente referent* riferiment* figura figure
tutoraggio tutor tutors tutoragg* affianc* mentor* coach* facilitator* jobcoach supervision*
monitoraggio monitor* followup follow telefon* chiam* richiam* ricontatt* contatt* sentiamo sentirsi
    sentire visite verific* controll*
dati dato statistic* esiti esito valut* impatt* questionar* indicator* rilevazion* risultat*
    database
continuita continu* discontinu* interromp* interrott* interruzion* abbandon* vuoto sospes* brusc*
    improvvis* mollat* lasciati
gradualita gradual* passagg* progressiv* transizion* tappe fasi fase sganci*
pianificazione pianific* prepar* anticip* preventiv* prevenire programmar* programmazion*
    programmat* tempestiv*
personalizzazione personalizz* individual* pei ritagliat* flessibil* standardizz*
durata dura durano breve brevi mesi mese anno anni corta corto semestr* annual*
attesa attes* aspettiamo aspettano aspettare aspetta aspettato lent* lungaggin* ritard* tempi
    tempistic* veloc* rapid* code coda lunghi lunghe
alumni ex testimon* peer pari esempio esempi storie storia apripista ambassador* veterani
trasporto trasport* mezzi autobus bus treno treni ferrovi* corriere tram metro pullman navett*
    spostament* spostarsi mobilita pendolar* raggiungibil* distan* lontan* abbonament* bici
    biciclett* monopattin* carpool*
patente patent* guida guidare autoscuol* automunit* auto automobil* macchina motorino scooter
    motorizzazion* quiz
residenza residen* anagraf* domicili* identita iscrizion* irreperibil* cancellazion* vigili
permesso permess* questur* soggiorn* convert* conversione conversioni prefettur* impront* ricevut*
    kit regolarizz* carta naturalizz* giurament*
rinnovo rinnov* scadenz* scade scadono scadut* scader*
protezione protezion* rifugiat* asilo richiedent* commission* dinieg* sussidiari* umanitari* status
    audizion*
documenti document* burocra* pratica pratiche modul* caf patronat* codice scartoff* autocertific*
    adempiment* compilar* passaport* consolat* ambasciat* apostill* nullaosta viaggio visti
digitale digital* spid cie online app computer smartphone internet pc informatic* pec email
legale legal* avvocat* giuridic* ricors* tribunal* patrocin* denunc* asgi giustizia
amicizia amic* socializz* socialita relazion* legam* conoscenz* conoscer* coetane* compagn*
    frequent*
solitudine solitudin* isola* soli sola smarri* spaesat* nostalg* sradic* disorientat* emargin*
sport sportiv* calcio calcett* palestr* squadr* allena* polisportiv* torneo tornei partite cricket
    campetto
associazioni associazion* associativ* circolo circoli arci cooperativ* onlus ets aps ong
volontari volontar* civile cittadini solidal* solidariet*
parrocchia parrocch* oratori* caritas chiesa chiese mosche* imam religio* preghier* ramadan preti
    diocesi
eventi evento fest* music* teatr* bibliotec* cinema ricreativ* hobby svago cene cena gite libero
comunita quartier* vicini vicino vicinat* condomin* popolazion* prossimita abitanti
mediazione mediator* mediatr* intercultural* cultural* interpret* tradu* conflitt* litig*
    incomprens*
figli figlio figlia bambin* asili nido nidi madri madre mamm* matern* genitor* babysit* conciliar*
    conciliazion* infanzia doposcuola gravidanz*
ricongiungimento ricongiung* famigli* familiar* moglie mogli marit* coniug* parenti sposat* nucle*
donne donna femminil* ragazze antiviolenz* violenz* tratta prostitu*
neomaggiorenni neomaggiorenn* maggiorenn* minori minorenn* msna tutore tutori diciott* prosieg*
salute salut* sanit* medic* dottor* asl ospedal* tesser* malat* cure dentist* infortun* disabil*
psicologo psic* traum* stress* ansi* depress* benesser* emotiv* emozion* ascolt* fragil* vulnerabil*
    sofferen* terapeut* etnopsic* alcol* drog*
motivazione motivaz* motivat* demotiv* scoragg* fiduci* sfiduci* autostim* incoragg* aspettativ*
    speranz* delus* illus* frustr*
autonomia autonom* indipenden* emancip* assistenzial* gambe cavarsela responsabil* empowerment
discriminazione discrimin* razz* pregiudi* stereotip* xenofob* diffiden* pelle colore stranier*
    ostil* rifiut*
trasferimento trasfer* trasloc* emigr* estero germania francia citta milano altrove partire partono
    spostano rimpatri*
emergenza emergenz* urgen* imprevist* crisi cibo pacco pacchi alimentar* mensa mense empori*
    soccors* vestiti
fondi fondo fondazion* finanziament* finanziat* risorse risorsa bando bandi budget fami pnrr
contributo contribut* sussidi sussidio bonus voucher dote doti sovvenz* indennita adi rdc
incentivi incentiv* sgrav* agevolazion* decontribu* premial* welfare benefit
aziende aziend* impresa imprese ditta ditte dator* imprenditor* ospitant* confindustria colleghi
    collega titolare
comune comuni municip* sindaco sindaci assessor* assistent* sociali istituzion* amministrazion*
rete reti network coordin* tavolo tavoli sinergi* partenariat* protocoll* convenzion* accord*
    raccord* filiera
operatori operator* equipe organico staff turnover sovraccaric* burnout educator* personale
informazione inform* opuscol* vademecum brochur* volantin* manual* sanno sapere comunicaz* whatsapp
    chat gruppo gruppi social facebook telegram messagg*
"""
