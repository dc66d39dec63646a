"""What words mean where people speak plainly of any of it."""

MEANINGS = """
attesa attese aspettare aspettiamo aspetta aspettano aspettato aspettando aspettav* attend* lent*
    lumac* tartarug* mesi settimane lunghi lunghe lunghissim* lungagg* ritard* rimand* rinvi*
    tempistic* tempi veloc* rapid* subito svelt* accelera* snelli* sblocc* eterno eternita fila coda
    code pazientare
informazione info inform* disinform* sapevo sapevamo sapevano saputo saperlo ignar* insaputa
    avvisat* avvisar* avvisan* avvert* comunic* notizi* volantin* opuscol* depliant bachec*
    locandin* aggiornat* vademecum dirmi dirci dirgli detto
duplicazione duplic* ripet* doppi* daccapo ricominci* riscriv* rifar* rifac* rifatt* raddopp*
    ridond* sovrappo* ennesim* ridire riport*
burocrazia burocr* carte cartacc* cartace* scartoff* moduli modulo modulistic* formular* compil*
    firm* timbr* faldon* pratiche adempiment* fotocopi* marca bolli bollo protocoll* crocett* iter
    convenzion* pfi unilav cob
comprensibilita incomprensib* comprensib* burocratese traduz* tradott* tradurr* traduc* multiling*
    semplif* semplic* chiar* leggib* immagini disegni pittogramm* facilitat* arabo inglese francese
    parole
rifiuto rifiut* porte chius* bussa* bussiamo sbatt* respin* scarta* negat* negan* diniego muro
    esclu* scacci* cacciat*
abbandonati abbandonat* sola soli solitudin* dimentic* lasciat* arrangi* sbrigar* spaesat* smarrit*
    disorient* sbando spars*
promesse promess* promett* illusion* illud* illuso illusi illusa delus* bugi* fregat* ingann*
    imbrogl* mantenut* mantengono disattes* fumo chiacchiere
pagamento soldi denaro quattrini pagar* pagat* pagan* pagament* paghi bonific* accredit* erog*
    arretrat* versat* versament* anticip* incass* saldo liquidaz* banca bancari* iban postepay
    libretto bancomat prepagat* poste
indennita indennit* compens* rimbors* stipend* salar* paga paghe paghetta mancia spiccioli euro
    retribu* borsa borse gettone elemosina
sfruttamento sfrutt* gratis gratuit* schiav* approfitt* tappabuch* sottopagat* regalat* usati usano
    jolly nero sommers* caporal* irregolar* giornata contanti clandestin* abusiv* sottobanco
    evasion*
poverta pover* bollett* campare sopravviv* fame stentar* indigen* sostentament* mantener* debit*
    bisognos*
sussidi sussid* isee rdc assegn* reddito redditi adi naspi disoccupaz* assistenzial* soglia decad*
trasporto trasport* bus autobus corrier* pullman mezzi tpl patent* bici biciclett* monopattin*
    motorino macchina auto passaggio piedi fermat* lontan* distan* chilometr* km navett* mobilita
    spostament* pendol* raggiung* benzina treno treni
casa case alloggi* affitt* inquilin* immobiliar* proprietari stanza stanze letto caparra cauzion*
    appartament* monolocal* dormir* dormitor* tetto abitaz* abitativ* abitar* sfratt* cohousing
    mutuo ospitat*
studio studi studia* scuol* esam* licenz* seral* sera notte compiti libri libro lezion* banchi cpia
    medie student*
stanchezza stanc* sfinit* stremat* fatic* stress* sonno sveglia dormo logor* usura pesant* sfian*
    esaust* burnout
insegnamento insegn* maestr* mastro tramand* trasmett* pazien* affianc* tutor* spieg* mostra
    mostrar* mostrat* coach* mentor*
maltrattamento maltratt* url* grid* sgrid* insult* offend* offes* prepoten* minacc* mobbing
    rimprover* arrabbi* brusc* cafon* violen* aggress* bestie umilia*
paura timor* timid* vergogn* imbarazz* osare oso osano coragg* zitto zitti zitta tacer* tace
    taccion* annui* intimid* teme temono temere esita* soggezion*
telefono telefon* tel chiamat* chiamano chiamo whatsapp chat messagg* sms vocale vocali cellular*
    mail email squill* videochiam* telegram
referente referent* riferiment* rif interlocutor* contatto contatti contattar* chiamar* rivolg*
    qualcuno unico unica
risposta rispost* rispond* richiam* riscontr* feedback esito esiti sordo sordi muti ignorat*
    silenzio silenzi
uffici ufficio sportell* rimbalz* palleggi* palla scaric* pong labirint* girar* giriamo girano giri
    frammenta* spezzett* peregrin* corridoi giro
turnover avvicend* cambia cambiano cambiat* cambiar* sostitu* facce rotazion* viavai
organico sottorganico personale oberat* sovraccaric* carich* pochissim* sottodimension* straordinar*
    affann* potenzia*
continuita continu* discontinu* spot tampon* sporadic* episodic* struttural* duratur* finisc* finit*
    stop ricomincia stabilmente
coordinamento coord* rete reti tavol* riunion* cabina regia raccord* sinergi* dialog* parlarsi
    parlano insieme scollegat* compartiment* integrato integrata
assunzione assun* contratt* indeterminat* fisso posto precar* stabil* sbocc* apprendist* conferma*
    tenuto trattenut* sistemato
interruzione interromp* interrott* abbandono abbandoni abbandona abbandonano abbandonare moll*
    smett* smess* ritiro ritira ritirano ritirat* rinunc* dropout sparisc* spariti sparito scapp*
    arrend*
settori settor* lavapiatt* lavastov* puliz* pulir* campagna campi agricol* raccolta braccianti
    contadin* magazzin* facchin* camerier* edil* cantier* manoval* ristoraz* ristorant* cucin* pizz*
    lavell* alberg* dequalific* segregaz* umile umili comparto comparti
badanti badant* badar* colf oss domestic* anziano anziani anziana anziane convivent* caregiver nonno
    nonna notti
donne donn* femmin* marit* gender ragazze incint* gravid* maternit* sorell* maschil* maschi
figli bambin* bimb* asilo asili nido nidi babysitter baby madri madre mamme genitorial* accud*
    pannolin* concili* familiar* neonat* nonni ludotec*
eta anni vecch* giovan* over anagrafic* quarant* cinquant* sessant* trentenn* pension* senior minori
    minorenn* maggiorenn* neomaggiorenn* diciott*
salute malat* medic* dottor* ospedal* ambulator* asl ticket sanitar* dolor* schiena disabil*
    invalid* cure curar* farmac* vaccin* idoneit*
trauma traum* psicolog* psich* incub* ansia ansios* depress* testa pensier* soffer* soffr* fragil*
    vulnerab* guerr* tortur* barcon* piang* lacrim* preoccup*
sicurezza infortun* casco dpi antinfortun* pericol* rischi* ponteggi* inail assicuraz* assicurat*
    antincend* mulett* attrezz* scarpe guanti divisa divise vestiti abiti tuta utensil* ferri
    strumentaz* abbigliament* coltelli
imparare impar* pratica pratico facendo mani manual* apprend* laborator* guardando learning teori*
    allen* sporc* sperimentar* esercit*
provare visit* vedere vedo vedendo assaggi* toccar* scegli* scelt* scelg* orient* curios* esplor*
    open prova prove provar* provat* provan* proviamo
ascolto ascolt* inascolt* orecchi* sentito sentiti sentirci capiti seduti sedersi parlarne parlargli
    sfog* retta
partecipazione coinvol* partecip* decid* decis* voce protagonist* consult* obblig* opinion* parere
    imposto imposti imposta impon* chiedeteci
umanita uman* disuman* numero numeri pacco pacchi robot oggett* fredd* empat* cuore anonim*
    statistic* spersonal*
personalizzazione personaliz* individual* misura cucit* standard stampino uguali uniform* rigid*
    flessib* elastic* bisogni ritagli* sartorial* generic* diversific*
calore famiglia figlio figlia fratello fratelli mamma papa zio abbracci* sorris* gentil* affett*
    accolt* accogl* benvenut* cordial* caffe ringrazi* grazie salutano salutar*
speranza speranz* sperar* spero sperano disper* sogn* futur* domani desider* prospettiv* ottimis*
    ambizion* avvenire
orgoglio orgogli* fiero fieri dignit* utile utili riscatt* soddisf* apprezz* autostima rispettat*
    bravo bravi brava gioia content* felic* inutil*
motivazione motiv* demotiv* voglia volonta volenteros* grint* entusias* impegn* demoral* scoragg*
    svogliat* tenac* sacrific* noia
puntualita puntual* disciplin* serieta serio seri seria affidab* inaffidab* assen* regole regola
    educaz* comportament* presentars*
autonomia autonom* indipend* gambe camminar* emancip* dipendenz* cavarsela sganciar* responsabilizz*
    bastarsi
fiducia fiduc* sfiduc* fidarsi fida fidano fido diffid* sospett* credere credibil* creduto scettic*
    credono
pregiudizio pregiudiz* razz* discrimin* pelle colore neri nera negro cognome accento stereotip*
    xenofob* disprezz* etichett* ostil* guardat*
cultura cultur* intercultur* usanz* abitudin* tradizion* religio* ramadan preghier* pregar* moschea
    islam* musulman* velo costumi mentalita mensa halal maiale digiun* mangia* pranz*
lingua lingu* italiano ita parlar* parlo capire capisco capiscono capivo dialett* vocabol* gramm*
    frasi alfabetizz* analfabet* gergo microlingua pronunci* conversaz*
mediatore mediator* mediatric* mediaz* interpret* traduttor* ponte facilitator* google intermediaz*
permesso permess* soggiorn* document* doc pds questur* rinnov* scad* passaport* identita residenz*
    anagraf* richiedent* ricors* commission* status regolarizz* ricevuta impront* sanatori*
digitale digital* computer pc internet wifi informatic* online portal* piattaform* spid app
    smartphone password sito click tablet giga
riconoscimento riconosc* titolo titoli diplom* laure* equipoll* equival* certific* attest* badge
    patentin* qualific* spend* convalid* pergamen*
competenze competen* capac* talent* bilancio esperien* mestier* valorizz* sprec* skill abilita
    sottoutilizz* ingegner* muratore saldator*
orari orar* turno turni turnist* ore weekend domenic* sabato festiv* mattina alba pomerig* incastr*
    ferie
stagione stagion* estate estiv* inverno vendemmia turism* turist* natale temporane* saltuari* picco
abbinamento abbin* match* incroc* adatt* inadatt* coeren* incoeren* attitudin* inclinaz* profil*
    mismatch combin* azzecc* preselez*
colloquio colloqu* intervist* selez* cv curricul* candidat* presentaz* scremat* autocandidat*
disponibilita disponib* indisponib* posti reperi* scouting adesion* convinc* procacci* ricettiv*
manodopera braccia fabbisogn* ricambio generazional* scoperti cerchiamo cercasi operai operaio
    rimpiazz* introvab*
incentivi incentiv* sgrav* bonus contribut* tasse costo costi costa costano costos* convien*
    convenien* detraz* agevolaz* commercialist* oneri onere
controlli multa multe ispettor* ispez* sanzion* verbal* grane rogn* denunc* penal*
artigiani artigian* botteg* negozi* piccoli piccole microimpres* officin* barbier* parrucchier*
    fornaio meccanic* falegnam* sart* panett* cooperat*
autoimpresa autoimprend* autoimpieg* imprenditorial* iva startup microcredit* bancarell* ambulant*
diritti diritto avvocat* sindacat* sindacal* patronat* busta tutel* legal* legge leggi caf doveri
ruoli ruolo responsabilit* mansion* incaric* regolament* confin* sovrint* delega*
aspettative aspettativ* patti patto realist* realism* irrealist* pretes* pretend* credevo pensavo
    equivoc* malintes* fraintend*
accompagnamento accomp* seguiti seguir* seguon* support* sosten* sosteg* aiut* mano presidi* guidat*
    fianco
monitoraggio monitor* verific* valut* controllar* questionar* indicator* follow bilanci osserv*
    misurar* schede
durata durat* dura durano breve brevi brevit* corti corto corta prolung* prorog* allung* semestr*
    trimestr*
preparazione prepar* impreparat* propedeutic* pronto pronti prerequisit* basi preform* rodaggio
    precors*
errori error* sbagli* correg* riprov* tentativ* fallim* fallit* fallire
crescita cresc* carrier* aument* promoz* gradin* avanzament* salir* scalino scalini
colleghi colleghe squadr* team clima spogliatoi* affiatat* litig* scherz* pausa isolat* emargin*
socialita amici amiciz* vicini vicinato quartier* sport calcio pallone festa feste piazza oratori*
    socializz* isolament* relazional*
passaparola conoscenz* conoscent* connazional* compaesan* paesan* parent* cugin* raccomand* agganci
    amico comunita
volontari volontar* parrocch* caritas associaz* chiesa don suor* prete solidar*
comune comuni sindaco sindaca sindaci assessor* assistent* municip* giunta amministr* comunal*
collocamento cpi collocam* impiego impieghi disoccupat* gol did anpal navigator navigatore
fondi finanz* budget bando bandi risors* fami fse rendicont* stanziament* tagli taglio pnrr
ricongiungimento ricongiung* moglie mogli genitor* rimess* nostalg* lontananza patria
trasferimento trasfer* spostat* revoc* dublin* uscit* cas sai sprar dimission* dimess* uscire
testimonianza testimon* racconta* racconto racconti ispir* peer modelli apripista esempi storia
    storie
sensibilizzazione sensibil* campagne event* pubblicit* divulg* promuov* visibilit* diffond* diffus*
    invisibil* fiera fiere
"""
