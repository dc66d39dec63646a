"""What words mean where paths, orientation and companies are spoken of."""

MEANINGS = """
bureaucracy bureaucra* burocra* beaurocra* beurocra* buraucra* paperwork redtape tape forms
    formalit* administrat* admin procedure* procedural stamps cumbersome complicat* complex*
    simplif* simpler streamlin* lean
funding fund funds funded fundrais* underfund* financ* grant grants budget budgets money cash donor*
    donat* foundation* philanthrop* fse pnrr fami liquidity cashflow advance advances econom*
    installment* instalment*
cost costs costly expense expenses expensive afford* unafford* price* fee fees gratis
reimbursement reimburs* refund* repaid repay* receipt receipts outlay*
allowance allowanc* stipend* indemnit* pocket perdiem scholarship* bursar* payment payments payout*
    overdue arrears disburse*
call calls tender* bid bids bidding procurement bando bandi shortlist* ranking* cofinanc*
    submission* submit*
eligibility eligib* ineligib* requirement* requisite* prerequisite* criteri* threshold* admission*
    admitted admit excluded excluding exclusion*
reporting reported accounting accountant* accountab* timesheet* spreadsheet* audit* invoice* justif*
    rendicont* registers bookkeep*
data database* databank* dataset* sharing share shared shares platform* portal* records archive*
    file files folder* cloud interoperab* software
privacy privac* gdpr consent* confidentiality confidential sensitive disclos* anonym*
delay delay* wait waits waited waiting late slow slowness quick* fast month months week weeks
    deadline* timing timings tempistic* speed* lengthy queue* backlog* prompt*
duration durat* short shorter shortness long longer extend* extension* prolong* lengthen* brief
    briefly
permit permits permesso immigrat* humanitarian expir* visa visas asylum* seeker* undocumented
    irregular* legalis* legaliz* regularis* regulariz* deport* expelled permission* questura police
    renew renewal* renewing renewed
agreement agreement* agreed convention* protocol* memorand* mou signed signing sign signs signature*
    stipulat* covenant* pact pacts accord accords
insurance insur* uninsur* inail inps coverage covered liabilit* indemnif* premium* assurance*
turnover turn rotation* rotate* handover* resign* replace* substitut* churn
understaffing understaff* staffing workload* overload* overwork* caseload* overburden* burnout
    burnedout shorthanded headcount overstretch* stretched busy
coordination coordinat* uncoordinat* governance fragment* overlap* duplicat* disconnect* steering
    scattered silo silos network networks networking networked synerg* alliance* consorti* partner*
meeting meetings meet meets roundtable* table tables gathering* briefing* assembly assemblies
    periodic* regularly committee*
roles responsib* role responsab* mandate* blame* ownership accountable referent* liaison* focal
    intermediar* gobetween interlocutor*
helpdesk helpdesk* desk desks counter counters onestop infopoint* hub hubs dropin frontdesk walkin
    sportello
communication communicat* miscommunicat* email* mail mails phone* telephon* whatsapp message*
    newsletter* update* dialog* exchange* comunicat*
information inform informed informing informations informative uninform* info leaflet* brochure*
    flyer* guidebook* handbook* vademecum faq faqs
clarity clear clearly clearer unclear clarif* transparen* vague* confus* explain* ambigu* opaque
planning plan plans planned schedul* calendar* timeline* agenda* organis* organiz* unplanned
timetable shift shifts hour hours timetable* parttime fulltime flexib* inflexib* weekend* night
    nights rota rotas overtime
monitoring monitor* checkup* checkin* check checks checked verif* supervise supervised supervision
    track* indicator* evaluat* statistic* impact* oversight
law laws legislat* regulat* rule rules norm norms normative* decree* statut* bylaw* directive*
    circulars guideline*
regions region regional* harmonis* harmoniz* differ differs differences disparit* patchwork uneven*
    province* inconsisten*
dropout dropout* drop drops dropped dropping abandon* quit quits quitting leave leaves leaving
    withdraw* disappear* vanish* early
continuity continu* discontin* interrupt* gap gaps limbo suspend* suspension stopgo pause* restart*
individualisation individual* tailored tailormade personalis* personaliz* customis* customiz*
    bespoke oneonone adapted adapt adapts adapting adhoc
matching match* mismatch* pairing paired suitab* unsuitab* suited fit fits fitting appropriat*
    inappropriat* compatib* incompatib* coherent incoheren*
emergency emergenc* urgen* lastminute sudden* improvis* rush rushed firefight* unforeseen
transfer transfer* relocat* moved moving moves uprooted resettl*
quota quotas numbers limit limits limited cap caps ceiling* places slots slot capacity
documents document documentation id ids passport* taxcode fiscal card cards spid paper papers
digital digital* online computer* internet smartphone* app apps tablet* wifi laptop* device*
    password* click* website* ict pc pcs web username*
distance distan* faraway remote* transport* car cars bus buses train trains railway* bike* bicycl*
    commut* travel* scooter* fares ticket* kilomet* mobility rural shuttle*
course courses workshop* classroom* class vocational* lecture* seminar* upskill* reskill* classes
    requalif*
interview interview* colloqui* conversation* chat chats talk talks
listening listen* heard empath* attentive* ear ears questions unheard
curriculum cv cvs resume resumes curricul* vitae coverletter* letter letters europass applicat*
    apply applying applied
language languag* english italian* speak* spoke spoken linguistic* vocabular* grammar* pronunciation
    tongue tongues fluen* dialect* accent
literacy literac* illitera* alphabet* read reading write writing unschooled numeracy preliterate
mediation mediat* interpret* misunderst* translator* lingua interlingu*
recognition recognis* recogniz* recognit* unrecogni* diploma* degree* qualification* title titles
    equivalen* equipoll* apostill* transcript* graduat* nostrific* legalisation embassy embassies
    consulat*
expectations expect* unrealis* realistic* illusion* disillusion* disappoint* frustrat* mirage misled
    promise* feasib*
motivation motivat* unmotivat* demotivat* interest interested enthusias* commit* engage* passive*
    passivity initiative* lazy laziness determin*
choice choos* chose chosen choices decid* decision* selfdetermin* desire* wish* prefer* inclination*
    imposed forced consult* voice voices
health healthy medical* medicine* ill illness* sick* pain* disease* therap* pregnan* vaccin*
    wellbeing bodily diagnos*
trauma trauma* psych* mental* stress* depress* anxi* tortur* vulnerab* nightmare* fragil* sleepless
    ptsd suffer* grief
disability disab* handicap* impair* wheelchair* deaf blind neurodiv*
childcare child children kid kids nurser* kindergarten* babysit* creche* daycare mother* mum mums
    mom moms baby babies maternity parent* toddler* preschool* breastfe* conciliat* reconcil*
women woman female* gender* girl girls wife wives husband* sexis* feminine housewi* lady ladies
minors minor youngster* teen* eighteen* underage adolescen* unaccompanied guardian* neet neets
    youth* young
adults older elderly old adult fifty forties fifties age aged ages ageism mature
visits visit* tour tours openday* shadow* taster* tryout* trial trials excursion* fieldtrip* observ*
    glimpse
peers peer* ambassador* testimon* rolemodel* alumni buddy buddies former
background past prior previous* hidden invisib* underrat* undervalu* talent* homeland origin origins
    knowhow ability abilities learnt
confidence confident esteem selfesteem shy shyness selfaware* selfconfiden* insecure unsure empower*
    selfworth encourag* embarrass* awareness
tools questionnaire* test tests tested testing tool toolkit* instrument* grid grids checklist*
    template* game* picture* image images video* drawing* method*
vacancies market* trend* demand* forecast* vacanc* openings jobseek* observatory observatories
sectors sector* branch branches field niche* trade trades occupation* profession* retail* shop shops
    shopkeep* supermarket* store stores cashier* sales*
lowskilled dishwash* unskilled lowskill* overqualif* underqualif* deskill* cleaner* cleaning washing
    porter* labourer* laborer* downgrad*
jobcentre jobcent* cpi anpal pes gol
contacts contact contacted contacting acquaint* connection* connect connects cold coldcall* knock*
mapping map maps mapp* directory directories list lists catalog* census inventory scout*
prejudice prejud* stereotyp* racis* bias* xenophob* skin black color colour fear* afraid scared
    suspicio* headscar* veil veiled hijab* ignoran* closedmind* hostil*
exploitation exploit* abus* cheap* undeclared unpaid caporal* gangmaster* grey inspect* underpaid
    underpay* illegal* misus* moonlight* subcontract* slave slaves slavery unregulated
incentives incentiv* bonus* tax taxes taxation subsid* relief rebate* discount* exempt* convenien*
    reward*
tutor tutor* coach* instructor* foreman foremen supervisor* mentor* trainer*
tasks task repetitive* boring photocop* broom sweep* meaningful* meaningless monoton* menial chores
    chore varied assignment*
reputation word mouth reputation* recommend* rumor* rumour* referral* spread*
small smaller smallest sme smes micro large larger big bigger multinational* corporat* size sized
federations chamber chambers confindustr* confartigian* cna confcommerc* confeserc* guild* federat*
    rotary category
agencies agency temping recruit* headhunt* adecco manpower randstad interim intermediation temp
cooperatives cooperative* coop coops confcooperativ* legacoop
catering restaurant* cook cooks cooking kitchen* chef* waiter* waitress* pizzeria* pizza bar bars
    baker* pastry
construction construct constructing buildings builder* bricklay* mason* plaster* scaffold* sites
    painter* roofing
factory factories manufactur* warehouse* logistic* industr* metal* weld* mechanic* assembling
    courier* packing
caregiving carer* caregiv* eldercare nurse nurses nursing oss domestic housekeep* badant* homecare
    carehome*
crafts artisan* craft* handicraft* sewing sew seamstress* carpent* hairdress* barber* electrician*
    plumb* tailoring cobbler* upholster*
burden burdens burdensome hassle* onerous nuisance effort* timeconsuming troublesome headache*
campaigns campaign* sensitis* sensitiz* sensibil* publici* promotion promotional event events fair
    fairs advert* storytell* story stories dissemin* exhibition*
csr ethic* esg award* label* logo prize*
hiring hire hired hires rehir* unhired hireable outcome* taken
recession crisis crises layoff* fired dismiss* redundan* downturn* inflation bankrupt* closing
    closure* pandemic covid
competition competing compete competes competitor* rival* jealous* envy poach*
willingness willing* unwilling* availab* unavailab* disponib* reluctan* hesita* refus* openness
"""
