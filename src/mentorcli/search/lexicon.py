"""What the engine knows of English and French before it has read any entry: plain word lists.

All words stand folded (no case, no accents). The lists, by what a word does to a query:

- function words are dropped, negations become one token that only counts together with its neighbour;
- everyday words fit any question, so they hardly count for or against a topic;
- words of other subjects (money, accounts, software, weather, meals ...) belong to no topic: they make a query less
  likely to be answered, unless the mentor's own entries use them; technical ones only where nothing shows that it is
  about a student, a course or a mentor (words of mentoring);
- aliases write short forms, texting and the many words for "student" in one way.
"""

from __future__ import annotations

NEGATION = "~"


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is easier to read as running text."""
    return frozenset(text.split())


NEGATIONS = words("not no never none without nor cannot pas jamais plus sans aucun aucune ni non rien nope nothing")

ENGLISH = words(
    """
    a about above after again against all also always am among an and another any anyone anything anyway are
    around as at be because been before being below between both but by can could did do does doing done down during
    each either enough etc even ever every few for from get gets getting go goes going gonna gone got gotta had
    has have having he hello her hers hey hi him his how however i if in into is it its just keep kind know
    least less let like lot lots made make makes making many may maybe me might mine more most much must my myself
    need needed needs of off often ok okay on one only onto or our ours out over own per perhaps please possible
    put quite rather re really s say see seem seems shall she should so some somehow something
    sometimes soon sorry still such sure t take taken tell than thank thanks that the their them then there these
    they thing things this those though through thus to today too toward towards try trying u under until unto up
    upon ur us use used using usually ve very via wanna want wanted wants was way we well were what whatever when
    whenever whether which while why will wish with within wonder wondering would yeah yes yet
    you your yours ll d m im ive id isn wasn doesn don didn haven hasn hadn won wouldn couldn shouldn aren
    weren plz pls thx idk btw supposed able ought correct right happen happens happened
    """
)

FRENCH = words(
    """
    a ai aie ait alors apres as assez au aucunement aura aurai aussi autant autre aux avais avait avant avec avez
    avoir avons ayant bah beaucoup ben bien bientot bonjour bonsoir bref c ca car ce ceci cela celle celles celui
    cependant ces cet cette ceux chaque chez ci combien comme comment d dans de deja depuis des desormais dois doit
    doivent donc dont du durant elle elles en encore enfin entre es est et etaient etais etait etant ete etes etre eu
    eux fait faire fais fasse faut faudrait font hein il ils j je jusqu jusque juste l la laquelle le lequel les
    leur leurs lors lorsque lui m ma mais me meme memes merci mes moi moins mon n ne nos notre nous on ont or ou ouais
    oui par parce parfois pendant peu peut peuvent peux plait plusieurs pour pourquoi pourrai pourrais pourrait
    pouvez pouvoir pourtant pouvons pres presque pu puis puisque puisse qu quand que quel quelle quelles quelque
    quelques quels quoi s sa salut sauf se selon sera serai serait ses si sinon sois soit sommes son sont sous
    souvent suis sur surtout svp stp t ta tandis tant te tel telle tellement tes toi ton toujours tous tout toute
    toutefois toutes tres trop tu un une va vais vas vers veut veux veulent voudrais voudrait vont vos votre
    vouloir voulez vous voila voici vraiment vu y estce quun dun lun jai cest kil kel bjr slt cdt
    quelquun faites allez aller vient viens
    """
)

EVERYDAY = words(
    """
    who whom whose where here someone somebody anybody nobody else qui quelqu quelqun ici monday tuesday wednesday
    thursday friday saturday sunday morning afternoon evening night yesterday tomorrow tonight day days week weeks
    weekend month year years hour hours minute minutes time times moment date now currently recently lately already
    since ago long short big small good bad nice better best easy hard right wrong true false new old next last
    previous second third two three four five six seven ten several couple number people person guy man woman girl
    boy friend name team job work working worked come came look looking find found think thought believe feel ask
    asked asking explain understand mean means give given help problem issue question case situation example reason
    rule rules policy process procedure way advice guideline guidelines info information detail details idea tip
    tips option options part rest place thing platform website app openclassrooms student mentor session sessions
    project projects mentoring path training course meeting call correct correctly properly officially normal
    normally usual official regular happening start started begin continue stop end keep kept remain stay leave left
    change changed check checked expected expect allowed possible required necessary important okay fine acceptable
    must handle deal manage lundi mardi mercredi jeudi vendredi samedi dimanche matin midi soir nuit hier demain
    aujourdhui jour jours semaine semaines mois an ans annee annees heure heures minute minutes temps fois date
    maintenant recemment actuellement longtemps ancien nouveau nouvelle nouveaux grand petit bon bonne mauvais mieux
    facile difficile vrai faux premier premiere dernier derniere prochain prochaine suivant precedent deuxieme deux
    trois quatre cinq six sept huit dix nombre gens mec gars fille garcon homme femme ami nom equipe boulot travail
    travailler chercher cherche regarder croire crois pense penser demander demande expliquer comprendre comprends
    veut dire donner donne aide probleme souci cas situation exemple raison regle regles procedure processus maniere
    facon conseil infos information detail details idee astuce option partie reste endroit chose choses plateforme
    normal normalement officiel officiellement habituel regulier commencer commence continuer arreter debut fin
    garder rester laisser partir verifier prevu possible necessaire important grave gerer passer savoir sait sais
    devoir devrait devrais arrive arriver parler voir mettre prendre utiliser january february march april june july
    august september october november december janvier fevrier mars avril juin juillet aout septembre octobre
    novembre decembre slow fast today lent rapide
    """
)

ELSEWHERE = words(
    """
    pay paid payment payments payday payroll salary salaries wage wages earn earning earnings income money cash euro
    euros dollar dollars tariff tariffs fee fees price prices pricing cost costs expensive bill bills billing
    invoice invoices invoicing tax taxes vat freelance freelancer freelancing bank iban rib accounts accounting
    accountant refund refunds reimburse reimbursement loan insurance contract contracts overtime compensation
    remuneration paie paies payer paye payee paiement paiements salaire salaires remunere argent tarif tarifs prix
    cout couts facture factures facturer facturation impot impots tva urssaf autoentrepreneur entrepreneur siret
    banque virement remboursement rembourser rembourse assurance contrat contrats prime cpf opco financement finance
    financer financeur bourse pole emploi chomage retraite mutuelle comptable comptabilite revenu revenus vacations
    christmas easter summer winter spring autumn ferie feries noel paques hiver printemps automne ski plage password
    passwords login signin username credentials 2fa authentication authenticate avatar photos dashboard crash
    crashed crashes 404 500 outage maintenance browser chrome firefox safari cookies cache wifi router vpn
    microphone mic headset headphones speaker keyboard mouse monitor laptop pc mac macbook printer battery iphone
    android windows ubuntu debian motdepasse identifiant identifiants comptes navigateur ordi clavier souris casque
    micro imprimante batterie portable bugue parametre parametres install installer installation installing
    uninstall configure configuration download downloading telecharger upgrade subscribe unsubscribe newsletter
    abonner rebase repository repo csv array arrays tableau tuple tuples dict dictionary dictionnaire integer float
    boolean inheritance heritage pointer recursion recursive tri compile compiler compilation debugger debugging
    syntax syntaxe traceback librairie jointure gpt chatgpt llm grid div firewall encryption hash ssl https http tcp
    ip dns ssh shell terminal command vim vscode ide intellij pycharm weather rain sunny sun snow temperature
    forecast wind storm meteo pluie soleil neige orage climat chaud froid pizza restaurant restaurants recipe
    recipes recette recettes cook cooking cake chocolate bread pasta cheese wine beer coffee tea lunch dinner
    breakfast food eat drink cuisine cuisiner gateau chocolat pain pates fromage vin biere cafe dejeuner diner repas
    manger boire crepe crepes tarte poulet soupe salade football soccer tennis rugby basketball olympics win
    champion championship league gym marathon foot jeu jeux gagnant movie movies cinema series netflix spotify song
    singer concert actor chanson chanteur acteur serie spectacle theatre trains plane flight flights airport tickets
    subway taxi bike avion vol aeroport voiture velo billet billets trajet gare president election elections
    politics government minister war king queen capital country countries city population guerre gouvernement
    ministre politique roi reine capitale pays ville medicine headache dentist medicament dentiste vaccin cat cats
    dog dogs chien chiens animal animals animaux bird oiseau fish poisson apartment flat rent landlord furniture
    appartement loyer louer meuble meubles joke jokes blague blagues poem horoscope astrology astrologie lottery
    loterie bitcoin crypto stock stocks invest investing investment investir investissement visa passport passeport
    residence permit citizenship nationality immigration prefecture certificate certificates certificat certificats
    attestation attestations graduation ceremony ceremonie internship internships alternance recruiter recruiters
    resume cv jobs recruteur employeur employer employers companies admission admissions inscriptions enrolment
    enrollment tuition scholarship utc gmt clock alarm fonts size sizes colour color colors colours bold wallpaper
    architect hourly augmenter augmentation raises fiscal fiscale fiscaux founded founder founders founding fonde
    fondateur fondateurs ceo shareholder headquarters siege locaux office bureau bureaux pdg invite invites inviter
    parrainage parrainer referral affiliate sponsor pointers malloc thread threads async await lambda closure
    generator decorator decorateur iterator regexp hashing segfault null undefined nan nullpointer stacktrace
    overflowerror kernel gpu cpu ram hardware opensource license virtualenv pip conda poetry venv colab dax
    powerquery vba macro cellule spreadsheet pivot graph graphs chart charts histogram hosting hebergement hebergeur
    htaccess apache nginx vite babel typescripts eslint prettier nextjs nuxt websocket oauth jwt cors cookie bytes
    byte bits octet octets binaire binary hexadecimal decimal eiffel tower tour louvre museum musee monument beach
    mountain montagne sea ocean river fleuve lac lake island france french germany allemagne england angleterre
    spain espagne italy italie portugal belgium belgique suisse switzerland europe africa afrique asia asie america
    amerique australia australie canada china chine japan japon india inde russia russie brazil bresil mexico
    mexique london londres berlin madrid rome tokyo york paris lyon marseille toulouse bordeaux lille nantes
    strasbourg rennes rice riz egg eggs oeuf oeufs milk lait butter beurre sugar sucre salt sel fruit fruits apple
    apples pomme pommes banana banane vegetable legumes steak burger fries frites sushi soup dessert glace vegan
    vegetarian bikes repair repairs repairing reparer reparation garage tyre pneu wheel roue engine moteur essence
    fuel wear clothing shoes chaussures shirt chemise pants pantalon robe jacket veste coat manteau mode fashion
    hair coiffeur cheveux makeup maquillage horoscopes dating marry divorce forfait sim mobile orange sfr facebook
    instagram tiktok twitter snapchat google gmail outlook microsoft samsung tesla chatbot siri alexa newspaper tv
    television radio guitar guitare piano violin dance danse dancing painting peinture drawing dessin photographie
    photography gardening jardin jardinage plant plants plantes flower flowers fleur fleurs tree arbre payslip
    payslips pension retirement unemployment redundancy dismissed licenciement union syndicat strike greve smic
    allowance allocations apl caf subsidy subvention scholarships mortgage credit credits hypotheque debt dette
    overdraft savings epargne paypal stripe sepa cheque cheques carte card cards mastercard atm nationalite
    passeports ambassade embassy consulate consulat citizenships driving conduire police gendarmerie lawyer avocat
    tribunal law loi laws lois legal juridique religion church eglise god dieu bible coran virus malware antivirus
    spam phishing hacker hacked pirate pirater piratage resolution pixels scanner usb hdmi bluetooth charger
    chargeur signup recover recovery reset resets reinitialiser reinitialisation locked verrouille deactivate
    desactiver reactivate nickname pseudo hiring recruits malt upwork devis estimate renew renewed renouvellement
    renouvele renouveler resiliation resilier timesheet expense expenses depense depenses abroad etranger expatriate
    expat relocation divide multiply addition soustraction multiplication division square root racine triangle
    cercle circle geometry geometrie probability probabilite average moyenne median mediane atom atome molecule
    biology biologie geography geographie grammar grammaire conjugation conjugaison verb verbe sentence phrase essay
    dissertation philosophy philosophie psychology psychologie economics economie sales vente ventes commerce
    ecommerce startup startups moving demenager weight diet poids regime fitness yoga translate translation traduire
    traduction meaning definition synonym calculate calculator calculer calculatrice equation integral derivative
    matrix mathematics mathematiques physics physique chimie planet planete moon lune mars buy purchase shipping
    delivery shop shopping amazon ebay acheter commande commander livraison magasin baccalaureat bac brevet families
    festival cannes concerts loans flu grippe symptom symptoms symptome symptomes puppy mairie cityhall telephoned
    inventor invented invente inventeur forfaits pneus bake baking sourdough asdf qwerty ticketing sneakers airline
    airlines flightradar lisbon lisbonne azur trailer trailers episode episodes podcaster youtuber influencer
    followers subscribers abonnes stories reels streamer twitch xbox playstation nintendo minecraft fortnite roblox
    lego toys toy jouet jouets perfume parfum jewelry bijou bijoux sofa canape bed mattress matelas fridge frigo
    oven microwave lave vaisselle aspirateur vacuum bricolage peindre tapisserie carrelage plomberie plombier
    plumber electrician electricien chauffage heating boiler chaudiere allergie allergies aspirin doliprane
    ibuprofen vitamine vitamins pregnant pregnancy enceinte grossesse blood sang surgery cancer diabetes diabete
    elephant lion tiger tigre horse cheval vache cow pig cochon rabbit lapereau snake serpent shark requin insect
    insecte spider araignee galaxy galaxie etoile etoiles universe univers gravity gravite electron proton volcano
    volcan earthquake seisme dinosaur dinosaure dinosaures poesie rimbaud baudelaire hugo shakespeare moliere
    napoleon einstein newton picasso mozart beethoven euromillions loto betting casino poker chess echecs puzzle
    sudoku crossword marathonien natation swimming piscine randonnee hiking camping skiing surf surfing boxe boxing
    judo karate vinted leboncoin airbnb uber deliveroo blablacar ikea carrefour lidl fnac darty dividend dividends
    etf inflation recession gdp pib rsa aah kbis greencard esta schengen sejour immatriculation bissextile leap
    eclipse solstice equinoxe ramadan halloween thanksgiving valentine carnaval carnival hallo holla coucou hola
    ciao bye goodbye adieu revoir indemnite indemnites indemnity festivals mobiles repayment descriptif jointures
    roadmap earns gagnent scolaire scolaires duty gasoline socks secourisme everest accredited template templates
    gasoline webcams
    """
)

# What students learn and what keeps them busy: another subject on its own, the matter in hand beside a word of the
# house ("my student").
TECHNICAL = words(
    """
    python java javascript typescript php ruby rust golang kotlin swift html css sass sql nosql mysql postgres
    postgresql sqlite mongodb react angular vue node nodejs npm django flask fastapi laravel symfony wordpress
    docker kubernetes git github gitlab api json xml yaml regex algorithm algorithme algorithms framework database
    databases donnees excel pandas numpy dataframe tensorflow pytorch sklearn neural neuronal regression ia flexbox
    frontend backend fullstack devops aws azure cloud deploy deployment deployer terraform ansible jenkins pipeline
    unit pytest jest cypress selenium agile scrum kanban jira figma photoshop ux ui seo analytics powerbi uml merise
    cybersecurity bash linux developers developpeurs developpeuse developpeur developer coder coding programming
    programmer programmation engineer engineers ingenieur ingenieurs designer designers analyst analysts scientist
    scientists matplotlib seaborn notebook jupyter webpack redux graphql mvc orm crud marketing statistics
    statistiques math maths object log list lists liste sort sorting index table tables test tests string strings
    function functions fonction fonctions import library prompt screen ecran sound connection connexion network
    reseau internet computer ordinateur server serveur bug bugs error errors panne erreur erreurs address adresse
    score history compte account update setup zone zones timezone traffic doctor budget company entreprise horaire
    horaires parents baby bebe wedding mariage hopital hospital medecin train bus metro model exception loop loops
    boucles variable variables merge branch commit package query requete debug settings setting down letter letters
    house maison bit operator memoire memory picture photo logiciel software modifier effacer supprimer delete
    remove children kids enfant enfants vacances vacation holiday holidays conges hotel travel trip voyage voyager
    birthday anniversaire histoire story game games sport sports music musique wife husband girlfriend boyfriend
    copain copine bootcamp bootcamps
    """
)

# What can be worded in several ways, one idea a line: an entry written with one word answers a question asked with
# another.
# Only words that mean the same whatever the topic; a word and its relatives (`record`, `recording`) meet in their stem.
IDEAS = tuple(
    line.split()
    for line in """
    presentation defence viva soutenance oral oraux
    record film tape taping taped capter capture enregistrer footage replay videotape rec
    lesson chapter module lecon chapitre
    path track filiere parcours cursus curriculum
    cancel annuler decommander desister
    late retard tardy tardif
    discount reduction remise rebate rabais ristourne promo
    diploma degree diplome
    free gratuit gratuitement gratis
    mentor coach tutor tuteur
    assessor evaluator examiner juror jure correcteur grader
    assess evaluate grade judge juger
    silent mute muet quiet silencieux silencieuse
    reply respond repondre react reagir
    answer reponse
    reminder relance chase nudge
    vanish disappear disparu disparaitre evanoui volatilise evapore ghost
    reach joindre
    rehearse repetition mock
    stress nervous anxious trac peur afraid fright panic panique angoisse anxiety fear scared
    deliverable livrable
    transfer reassign reaffecter swap switch handover reattribuer
    outside external exterieur exterieure elsewhere ailleurs dehors hors
    suggest recommend advise propose conseiller recommander suggerer
    mandatory compulsory obligatory obligatoire required obligation imperatif requis
    skip bypass sauter zapper omit
    read lire lecture lu
    training formation
    onboarding integration induction
    benefit perk advantage avantage benefice upside privilege
    form formulaire paperwork
    email mail courriel
    sick ill malade illness maladie fever fievre
    phone telephone
    colleague collegue
    limit
    session seance
    leave pars quit demissionne
    """.strip().splitlines()
)

STUDENT = "student"
MENTORING = words(
    """
    student mentor mentors mentored mentoring mentorship mentorat mentorer session sessions openclassrooms jury
    soutenance soutenances presentation presentations course courses cours project projects projet projets path
    parcours defence defences defense defenses viva assessor evaluator evaluateur deliverable deliverables livrable
    livrables
    """
)
_STUDENTS = words(
    """
    students mentee mentees learner learners apprentice apprentices apprenant apprenants apprenante apprenantes
    pupil pupils etudiant etudiants etudiante etudiantes eleve eleves mentore mentores mentoree mentorees alternant
    alternants alternante etud stud stu protege
    """
)

ALIASES: dict[str, str] = dict.fromkeys(_STUDENTS, STUDENT) | {
    "cant": "can not",
    "cannot": "can not",
    "dont": "do not",
    "doesnt": "does not",
    "dosent": "does not",
    "dosnt": "does not",
    "didnt": "did not",
    "isnt": "is not",
    "wasnt": "was not",
    "havent": "have not",
    "hasnt": "has not",
    "wont": "will not",
    "wouldnt": "would not",
    "couldnt": "could not",
    "arent": "are not",
    "ain": "is not",
    "pa": "pas",
    "plu": "plus",
    "jms": "jamais",
    "rdv": "rendezvous",
    "rv": "rendezvous",
    "pk": "pourquoi",
    "pq": "pourquoi",
    "koi": "quoi",
    "kan": "quand",
    "kand": "quand",
    "qd": "quand",
    "ke": "que",
    "ki": "qui",
    "keske": "que",
    "keskon": "que",
    "esk": "est",
    "eske": "est",
    "fo": "faut",
    "fau": "faut",
    "chak": "chaque",
    "ve": "veut",
    "peu": "peut",
    "jpeu": "je peux",
    "jpeux": "je peux",
    "jsuis": "je suis",
    "chui": "je suis",
    "jarrive": "je arrive",
    "jcomprends": "je comprends",
    "ds": "dans",
    "ac": "avec",
    "bcp": "beaucoup",
    "tjs": "toujours",
    "tjrs": "toujours",
    "tt": "tout",
    "ts": "tous",
    "pr": "pour",
    "mm": "meme",
    "qqn": "quelqu un",
    "qqun": "quelqu un",
    "o": "au",
    "rep": "repond",
    "repon": "repond",
    "msg": "message",
    "msgs": "messages",
    "tel": "telephone",
    "num": "numero",
    "oc": "openclassrooms",
    "rec": "record",
    "vid": "video",
    "prez": "presentation",
    "pres": "presentation",
    "sesh": "session",
    "enregistr": "enregistre",
    "mins": "minutes",
    "min": "minutes",
    "mn": "minutes",
    "h": "heures",
    "hr": "hour",
    "hrs": "hours",
    "yt": "youtube",
    "tuto": "tutoriel",
    "tutos": "tutoriels",
    "dispo": "disponible",
    "docs": "documentation",
    "doc": "documentation",
    "biblio": "livres",
    "asap": "soon",
    "ppl": "people",
    "smb": "someone",
    "nxt": "next",
    "b4": "before",
    "2nd": "second",
    "1st": "first",
    "1ere": "premiere",
    "1er": "premier",
    "transfert": "transfer",
    "transferts": "transfer",
}

# Spelling that is written in several words or with a hyphen, joined before the words are separated.
JOINED = {
    "mot de passe": "motdepasse",
    "mots de passe": "motdepasse",
    "e-mail": "email",
    "e mail": "email",
    "rendez-vous": "rendezvous",
    "rendez vous": "rendezvous",
}
