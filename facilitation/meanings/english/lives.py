"""What words mean where certificates, what comes after and everyday life are spoken of."""

MEANINGS = """
certificate certif* uncertif* attest* statement* booklet* libretto
standards standard* framework* eqf qcer repertor* descriptor* isced atlas atlante esco nqf
    benchmark* uniform*
evidence evidenc* proof proofs prove* proving demonstrat* portfolio* dossier* sample* logbook* diary
    diaries photo* traceab* trace traces
plain jargon readable unreadable incomprehens* comprehens* understandab* wording worded easyread
    simple simply technical pictogram* legible
translation translat* bilingual* multilingual* sworn untranslat* subtitl*
soft softskill* transversal* teamwork* problemsolv* behav* adaptab* interpersonal attitude*
    emotional
safety safe safer safely unsafe helmet* hazard* danger* risk risks risky protective glove* firstaid
    accident* injur* ppe haccp hygien* fire
badges badge* openbadge* microcred* credential* blockchain qr backpack
exam exams examin* commission* jury juries oral written session* fail fails failed assessors
validation validat* nonformal informal* rpl vpl ivc apel portability portable
accreditation accredit* authoris* authoriz* entitled certifier* certifying licensed
usefulness worth worthless useless* useful* value values valued valuable valuing spendab* credib*
    waste wasted valoris* valoriz*
units credits modul* unit partial* partly step steps stepwise gradual* progressive* stackab* crumb*
machinery forklift* crane* excavator* machine machines equipment tractor* chainsaw* patentino
practice practic* practis* handson theor* simulat* laborator* lab labs exercise*
levels cefr celi cils plida ielts level proficien* beginner* intermediate
feedback feedback* review* reflect* debrief* satisf* survey* restitution selfassess* selfevaluat*
housing house houses rent* landlord* flat flats apartment* appartment* accommodat* accomod* room
    rooms roof homeless* evict* tenan* mortgage* deposit dorm* shelter* flatshar* cohous*
contract contract* permanent* indefinite* openend* longterm ccnl
precarious precari* unstable instab* stable stabil* insecurit* zerohour* gig temporar* fixed
    fixedterm casual uncertain* rider riders daylabour*
apprenticeship apprentic* dual journeyman sandwich workbased
aftercare followup* follow follows followed followon postplacement accompan* escort* afterward*
driving licen* driv* theorytest highwaycode moped* drove vehicle*
bank bank* iban account accounts postepay postal prepaid atm debit postoffice
residence residen* regist* anagraf* domicil*
evening evening* nightschool nightclass* study studies studying student*
friends friend* socialis* socializ* sociab* hangout mates pals companionship
loneliness lonel* alone isolat* solitude abandoned abandonment forgotten lost nobody
sport sport* football* soccer gym gyms cricket* swim* athlet* tournament* volleyball stadium
leisure music* theatre* theater* cinema* hobby hobbies freetime librar* festival* choir* art arts
    party parties recreation* entertainment
microcredit microcredit* microfinanc* microloan* loan* credit lend* lent borrow* guarantor*
    collateral
debts debt* indebt* remit* smuggl* creditor*
trafficking traffick* prostitut* violen* raped rape coerc* mafia crime* criminal*
selfemployment selfemploy* entrepreneur* startup* vat freelanc* incubator*
rights duties duty entitlement* lawyer* legal legally attorney* claim claims obligation* justice
    unfair fairness
discrimination discriminat* unequal* equal equals equality harass* insult* inequal* mistreat*
    offens* bully* mobbing
family famil* reunif* reunit* relatives spouse* brother* sister* sons daughter* cousin*
meals food* meal* lunch* canteen* diet* halal* eat eats eating grocer* breakfast hunger hungry
    dinner*
religion ramad* pray* relig* mosque* muslim* islam* fasting faith* orthodox imam imams worship
clothing cloth* workwear dress dressed boots shoes jacket* overalls laundry
savings saving save saves bills bill household* budgeting spend* piggybank utilities
autonomy autonom* independen* selfsuffic* selfrelian* dependen* assistential* welfarism selfmanag*
exit exits exiting leavers discharg* ending transition* bridge* bridging outgoing semiautonom*
benefits benefit unemploy* jobless* welfare dole isee income incomes naspi poverty poor pension*
municipality municip* council* mayor* townhall commune comune cityhall socialwork*
volunteers volunt* association* ngo ngos charity charities thirdsector nonprofit* club clubs arci
community communit* neighbo* citizens inhabitant* locals square townspeople citizen
diaspora diaspor* compatriot* countryman countrymen ethnic* nationality nationalities fellow
punctuality punctual* lateness absent* absence* clock clocks oversle* noshow* ontime alarm latecom*
    unreliab* reliab*
team teams climate* atmospher* environment* colleague* coworker* collegue* workmate* workplace* mood
    ambience harmon* cohes* enviroment*
conflict conflict* quarrel* tension* argue* arguing argument* disput* fight* clash* friction* anger
    angry
culture cultur* intercultur* multicultur* custom customs tradition* habit habits divers* mindset*
    mentalit*
trust trust* mistrust* distrust* diffiden* relationship* relation relations bond bonds bonding
    rapport honest* loyal*
agriculture agricult* farm* fields harvest* picking pickers greenhouse* vineyard* tomato* orchard*
    livestock coldiretti garden* grape* olive* agro* countryside
tourism touris* hotel* hospitality beach* resort* hostel* guesthouse* bnb chambermaid* receptionist*
seasonality season* summer* winter* offseason peak peaks
churches church* parish* priest* caritas dioces* bishop* oratory convent congregation* nun nuns
unions union tradeunion* unionis* unioniz* cgil cisl uil strike* bargaining patronato
schools school* pupil* teacher* cpia compulsory educator* headteacher* classmates
university universit* research* professor* academ* campus polytechnic*
healthcare hospital* clinic clinics doctor* asl gp gps physician* dentist* ambulator* healthservice*
    pharmac* psychiatr*
dignity dignit* respect* disrespect* humiliat* human humane shame* asham* decen* treated treat
pay wage* salar* earn* payslip* payday paycheck* paycheque* pays paid remunerat* livelihood*
dreams dream* hope hopes hopeful* hoping future* aspir* ambition* ambitious goal goals hopeless*
happiness happy happi* proud pride* joy joyful grateful* gratitude thank* smil* glad
fatigue tired* tiring exhaust* fatigu* heavy physical* weary strenuous lifting heat backache
patience patient patiently impatien* toleran* intoleran* calm openminded*
enrichment enrich* innovat* creativ* ideas idea widen* horizon*
shortage shortage* scarc* unfilled retir* ageing aging
depopulation depopulat* village* hamlet* mountain* inland inner revitali* town towns peripher*
    suburb*
productivity productiv* pace rhythm* performan* efficien* inefficien* output
diligence diligen* hardwork* dedicat* serious* conscientious* careful tenacity eager* humility
    humble
retention retain* keep keeps staying lasting remain* settle settled kept stayed
discipline disciplin* obey* hierarch* boss bosses manager* orders instruction* chief owner owners
institutions institution* prefect* ministr* authorities authority government* state goverment*
media press newspaper* journalis* facebook instagram tiktok television radio narrativ* news linkedin
    socialmedia
politics politic* election* policy policies lobby* decisionmak* populis*
addiction addict* alcohol* drug drugs gambl* substance* drunk* detox*
citizenship civic* constitution* vote voting votes democra* naturalis* naturaliz*
green green* sustainab* recycl* circular ecolog* renewable* solar photovolt* energy
career careers grow growing growth grew advancement progress* ladder promoted specialis* specializ*
    deadend upward promote
opportunity opportunit* chance chances possibilit* door doors luck*
inactivity idle* boredom bored inactiv* empty emptiness sitting inertia routine
journey journeys sea libya* boat boats war wars fled flee fleeing escape* persecut* crossing desert
    memories
belonging belong* accept* identity identities includ* rejected reject rejection estrange* stranger*
    outsider*
holidays holiday* vacation* sickleave rest resting christmas
welcome welcom* induct* onboard* introduc* firstday hospitable arrival* settling
purpose purposeful meaning sense fulfil*
prison prison* detent* jail* inmate* probation offender* convict*
"""
