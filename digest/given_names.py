"""First names by which people are told of, where nothing but a capital letter shows it."""

GIVEN_NAMES = frozenset(
    """
    abdou abdoulaye abdul abdullah abubakar adam adama adele agnese ahmad ahmed aicha aisha
    alberto alessandra alessandro alessia alessio ali alice alieu alpha amadou amina aminata amir
    anastasia andrea andrei angela angelo anna annamaria antonella antonia antonio arianna aurora
    awa ayman bakary barbara beatrice benedetta bilal blessing bogdan boubacar bruno camilla carla
    carlo carmela carmine caterina cecilia cheikh chiara cinzia claudia claudio concetta cosimo
    cristian cristiana cristina damiano daniela daniele dario davide debora diego dmytro domenica
    domenico donatella donato ebrima edoardo elena eleonora elisa elisabetta emanuela emanuele
    emilio emma emmanuel enrico enza enzo erica eugenio fabio fabrizio fatima fatou fatoumata
    favour federica federico filippo filomena flavia francesca francesco franco gabriele gabriella
    gaetano gennaro giacomo gianluca gianni gift giorgia giorgio giovanna giovanni giulia giuliana
    giuliano giulio giuseppe giuseppina godspower grace grazia greta guido hamid hamza hassan
    hussein ibrahim ibrahima idrissa igor ilaria irene iryna isabella ismail ismaila ivan jacopo
    jalal jamal joy kadiatou kalilou karim kebba khadija khaled lamin lamine lara laura leila
    leonardo letizia lidia linda lisa ljubov lorena lorenzo luca lucia luciana luciano ludovica
    luigi luisa maddalena mahmoud maimouna mamadou mamoudou manuela mara marcella marcello marco
    margherita maria mariam mariama mariangela marianna marina mario marisa marta martina marwa
    massimo matilde matteo maurizio mauro melissa michela michele milena mirella mirko mohamed
    mohammad mohammed monica moussa musa mustafa mustapha nadia nasir natalia nicola nicole
    nicoletta nicolò nunzia nur oksana oleksandr olena omar ornella osama osas oscar oumar ousmane
    paola paolo pasquale patience patrizia peace pierluigi piero pietro precious prince princess
    raffaele raffaella rashid renata renato riccardo rita roberta roberto rocco romina rosa
    rosanna rosaria rosario rossella sabrina sadio saikou saliou salvatore samba samir samuele
    sara saverio sebastiano sekou serena sergio seydou sheikh sidi silvana silvia simona simone
    sofia stefania stefano sulayman susanna svitlana tariq teresa tetyana tiziana tommaso umberto
    valentina valeria valerio vanessa vera veronica victor viktoriia vincenza vincenzo vito
    vittoria vittorio viviana yahya yasmin youssef yuliia yusuf zahra zainab
    """.split()  # noqa: SIM905 - three hundred names are read best so
)
"""Those that are common in Italy, and among whom its paths to autonomy are for."""
