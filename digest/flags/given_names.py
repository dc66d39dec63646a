"""First names by which people are told of, where nothing but a capital letter shows it."""

GIVEN_NAMES = frozenset(
    """
    abdel abdelkarim abdi abdirahman abdou abdoulaye abdul abdullah abena abubakar adam adama
    addolorata adele agnese ahmad ahmed aicha aisha aissatou akosua alba alberto alessandra
    alessandro alessia alessio alhagie ali alice alieu alpha altin ama amadou amina aminata amir
    anas anastasia andrea andrei andriy angela angelo anna annamaria anthony antonella antonia
    antonio arben ardian arianna arif asif assane aster aurora awa ayman ayo ayoub ayse azad babacar
    bakary barbara bashar beatrice begum behrouz benedetta berhane besnik bianca bilal binta
    blessing bogdan boubacar bruno bubacarr camilla carla carlo carlos carmela carmine cataldo
    caterina cecilia cesare cheikh chiara chidi chinedu chioma cinzia claudia claudio concetta
    cosimo cristian cristiana cristina damiano daniel daniela daniele dario david davide debora
    deborah dembo diego dilan dmytro domenica domenico donatella donato drissa dritan ebrima edlira
    edoardo efosa egidio ehis elena eleonora elif elira elisa elisabetta emanuela emanuele emeka
    emilio emma emmanuel emre endurance enrico enza enzo erica erika esther ettore eugenio ezio
    fabio fabiola fabrizio faduma faisal faith fanta farhad farid fartun fatiha fatima fatma fatou
    fatoumata favour federica federico ferdinando fereshteh fernando filippo filmon filomena flavia
    foday francesca francesco franco gabriele gabriella gaetano gaia galina gennaro gentian ghulam
    giacinto giacomo giada gianluca gianni gift ginevra gino gioia giorgia giorgio giovanna giovanni
    giulia giuliana giuliano giulio giuseppe giuseppina gloria godspower grace grazia greta
    guglielmo guido gulnaz habib haddy haile hala hamed hamid hamza hassan hawa hibo hicham hiwot
    hodan hossain hossein hussein ibrahim ibrahima idrissa ifeanyi ifrah igor ilaria ilir imran
    iolanda irene iryna isabella isatou ismail ismaila ivan ivana jacopo jainaba jalal jamal james
    jawad jennifer jessica john jolanda jose joseph joy juan kadiatou kadija kalilou kamrul karim
    karima katia kebba kehinde kevin khadija khady khaled kidane kofi kwame kwasi lamin lamine
    landing lara larysa latif laura leila leonardo letizia leyla lidia linda lisa ljubov loredana
    lorena lorenzo luana luca luce lucia luciana luciano ludmila ludovica ludovico luigi luis luisa
    maddalena mahmoud mahmud maimouna mamadou mamoudou manuel manuela mara marcella marcello marco
    margherita maria mariam mariama mariangela marianna mariatou marina mario marisa mark marta
    martina marwa marwan mary maryam maryna massimo matilde matteo maura maurizio mauro mebrahtu
    mehdi mehmet melissa mercy meron michael michela michele milena mimmo mirela mirella mirko mizan
    modou mohamed mohammad mohammed mohamud monica mory moussa moustapha muhammed musa mustafa
    mustapha musu mykola nabil nadeem nadia naima nasima nasir nasreen natalia natalya nazir ndeye
    nello ngozi nicola nicole nicoletta nicolò nino noemi nour nunzia nunzio nur oksana oleksandr
    olena olga omar orazio oreste ornella oronzo osagie osama osas osaze oscar osvaldo ottavio oumar
    ousainou ousmane pamela paola paolo parveen parwin pasquale patience patrizia paul peace peppe
    peter pierluigi piero pietro pino precious prince princess quintino rachid raffaele raffaella
    rahim rahman rakib rami rania rashid remo renata renato reza riccardo rita rizwan roberta
    roberto rocco romano romina rosa rosalba rosalia rosanna rosaria rosario rossella rubel rukhsana
    sabrina sadio saikou sainey saliou salvatore samantha samba sami samir samuele sandra sandro
    santina sara sarah saverio sayed sebastiano sekou selam semhar serena sergio serhii serigne
    serkan seydou shabnam shafiq shahid shazia sheikh shirin siaka sidi silvana silvia silvio simona
    simone sofia sohel soraya sory soufiane souleymane stefania stefano stella sulayman sultana
    susanna svetlana svitlana taiwo tarek tariq tatiana teodoro teresa tesfay tesfaye tetyana
    thierno thomas tidiane tina tiziana tommaso tonino tullio tunde uche ugo umberto valentina
    valentyna valeria valerio vanessa vasyl vera veronica victor viktoriia vincenza vincenzina
    vincenzo viola virginia vita vito vittoria vittorio viviana walid walter waqas warsame yahya
    yankuba yasmin yassine yaw yonas youssef yuliia yusuf yusupha zabihullah zahir zahra zainab
    zaira zeynep zubair
    """.split()  # noqa: SIM905 - hundreds of names are read best so
)
"""Those that are common in Italy, and among whom its paths to autonomy are for."""

WORDS_TOO = frozenset(
    """
    adele alba ali alice alpha ama angelo aster ayo bianca chiara domenica faith fanta favour franco
    gaia gift gioia gloria grace grazia guido hala joy landing letizia linda luce lucia mark massimo
    mercy nello patience peace pino precious prince princess rami remo romano rosa rosaria salvatore
    samba serena stella tina vera victor viola vita vittoria
    """.split()  # noqa: SIM905 - as above
)
"""Those that are words as well: names only where a capital shows it."""
