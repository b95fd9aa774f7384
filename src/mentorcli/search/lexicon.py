"""What the engine knows of English and French before it has read any entry: plain word lists.

All words stand folded (no case, no accents). The lists, by what a word does to a query:

- function words are dropped, negations become one token that only counts together with its neighbour;
- everyday words fit any question, so they count for less;
- aliases write short forms, texting and the many words for "student" in one way, and a few German and Spanish words of
  the trade in English.
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
    free gratuit gratuitement gratis gratos
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
    sick ill malade illness maladie fever fievre flu grippe rhume gastro angine covid bronchite migraine souffrant
    phone telephone cellulaire gsm
    limit
    session seance meeting appointment rendezvous reunion
    project projet
    pay payer paiement payment reglement paie paies paye payes payee payees paient
    invoice facture
    salary salaire wage honoraires
    bank banque
    account compte
    amount montant
    holiday vacances conges conge vacation
    surgery operer
    proof preuve attestation certificate certificat justificatif
    refund remboursement rembourser
    extension prolongation extend prolonger
    suspend suspendre
    postpone reschedule deplacer decaler repousser shift postposer
    duration duree length
    disability handicap disabled handicape
    result resultat outcome verdict
    refused refuse reject rejeter retoquer recaler
    fail echouer echec flunk
    funded finance financed funding financement
    accommodation amenagement adapt adapter
    deadline delai echeance
    week semaine weekly hebdomadaire hebdo
    month mois
    day jour
    hour heure
    year annee
    number nombre
    tool outil
    company entreprise
    hospital hopital hospitaliser hospitalise clinic clinique
    prepare preparer
    explain expliquer
    help aide aider
    write ecrire
    send envoyer
    wait attendre
    choose choisir
    change changer
    start begin commencer debut
    finish end terminer finir fin
    approve approuver
    document documenter
    job emploi
    colleague collegue
    leave pars quit demissionne
    optional facultatif facultative optionnel
    noise noisy bruit bruyant
    videoconference visioconference visio
    microphone mic micro
    camera webcam
    screen ecran
    lag laggy rame freeze fige
    blind aveugle malvoyant malvoyante
    deaf sourd malentendant malentendante
    wheelchair fauteuil
    dyslexia dyslexic dyslexique dyslexie dys
    adhd tdah
    autism autistic autiste autisme
    tired exhausted exhaustion fatigue epuise epuisement surmene burnout
    novice newbie rookie
    skill competence
    exercise exercice exo
    assign assigner attribuer attribue attribution
    apply postuler candidater
    maternity maternite
    employer employeur patron
    schedule planifier ceduler
    """.strip().splitlines()
)

STUDENT = "student"
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
    "cr": "compte rendu",
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

# A few German and Spanish words, for mentors who type their own language: those of the topics and of questions, where
# neither English nor French has the same letters for something else.
_FOREIGN = """
    wann when
    wie how
    wieviel how much
    wer who
    wo where
    warum why
    welche which
    welches which
    welchen which
    welcher which
    muss must
    mussen must
    darf may
    kann can
    konnen can
    soll should
    ich i
    mich me
    meine my
    meinen my
    meiner my
    meinem my
    er he
    und and
    oder or
    nicht not
    kein no
    keine no
    keinen no
    ist is
    sind are
    wird will
    werde am
    werden are
    habe have
    ein a
    eine a
    einen a
    einem a
    einer a
    der the
    das the
    dem the
    zu to
    zum to
    zur to
    fur for
    ohne without
    von of
    bei at
    nach after
    vor before
    jede every
    jeden every
    jedes every
    alle all
    kommt comes
    gekommen came
    anderen another
    andere another
    anderer another
    ubergeben transfer
    ubergebe transfer
    wechseln change
    ubernehmen take over
    studenten student
    studentin student
    schuler student
    teilnehmer student
    antwortet answer
    antworten answer
    antwort answer
    meldet reply
    schweigt silent
    aufzeichnen record
    aufnehmen record
    aufzeichnung recording
    aufnahme recording
    sitzung session
    sitzungen session
    termin session
    stunde session
    verschieben reschedule
    absagen cancel
    abgesagt cancelled
    verspatet late
    spat late
    abwesend absent
    erschienen absent
    kurs course
    kurse courses
    kursen courses
    pflicht mandatory
    verpflichtend mandatory
    kostenlos free
    kostenlose free
    empfehlen recommend
    projekt project
    projekte projects
    prasentation presentation
    vortrag presentation
    beantrage request
    beantragen request
    vorbereiten prepare
    bestanden passed
    durchgefallen failed
    abgelehnt refused
    bezahlt paid
    bezahlung payment
    gehalt salary
    verdiene earn
    geld money
    rechnung invoice
    bankverbindung bank details
    konto account
    krank ill
    urlaub holiday
    ferien holidays
    dauert last
    lange long
    lang long
    ausbildung training
    abgeschlossen complete
    bewerbung application
    beworben applied
    rabatt discount
    vorteile benefits
    behinderung disability
    notizen notes
    bericht report
    dokumentieren document
    erste first
    ersten first
    werkzeug tool
    kamera camera
    erstattung refund
    ruckerstattung refund
    hilfe help
    fragen ask
    frage question
    wetter weather
    kochen cook
    koche cook
    cuando when
    cuanto how much
    cuanta how much
    cuantos how many
    quien who
    donde where
    cual which
    cuales which
    debo must
    tengo have
    tiene has
    tienen have
    puedo can
    puede can
    como how
    el the
    los the
    las the
    del of the
    una a
    otro another
    otra another
    para for
    cada every
    todas all
    todos all
    dias days
    minutos minutes
    veinte twenty
    llega comes
    llego arrived
    estudiante student
    estudiantes student
    alumno student
    alumna student
    alumnos student
    responde answer
    contesta answer
    respuesta answer
    correos email
    correo email
    grabar record
    grabacion recording
    sesion session
    sesiones session
    cita session
    cambiar change
    mover move
    aplazar postpone
    cancelar cancel
    cancela cancelled
    cancelo cancelled
    ausente absent
    falta absent
    curso course
    cursos courses
    obligatorio mandatory
    obligatorios mandatory
    obligatorias mandatory
    gratuito free
    gratuitos free
    recomendar recommend
    proyecto project
    proyectos projects
    presentacion presentation
    pedir request
    solicitar request
    preparar prepare
    aprobado passed
    suspendido failed
    rechazado refused
    rechazada refused
    pagan pay
    pago payment
    cobro paid
    cobrar paid
    sueldo salary
    gano earn
    dinero money
    factura invoice
    cuenta account
    banco bank
    enfermo ill
    enferma ill
    vacaciones holidays
    dura last
    formacion training
    solicitud application
    descuento discount
    ventajas benefits
    discapacidad disability
    notas notes
    informe report
    documentar document
    primera first
    herramienta tool
    camara camera
    reembolso refund
    ayuda help
    pregunta question
    preguntar ask
    transferir transfer
"""
ALIASES |= {word: meant for word, _, meant in (line.strip().partition(" ") for line in _FOREIGN.strip().splitlines())}

# Spelling that is written in several words or with a hyphen, joined before the words are separated.
JOINED = {
    "mot de passe": "motdepasse",
    "mots de passe": "motdepasse",
    "auto-facturation": "autofacturation",
    "auto facturation": "autofacturation",
    "e-mail": "email",
    "e mail": "email",
    "rendez-vous": "rendezvous",
    "rendez vous": "rendezvous",
}
