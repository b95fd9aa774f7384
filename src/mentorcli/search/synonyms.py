"""Words that come to the same where a mentor asks for an entry of their own in other words than they wrote it in.

One group a line, both languages together, folded. They are wider than the lexicon's ideas, which hold for the topics as
well: among a few own entries a near word is rarely another matter.
"""

from __future__ import annotations

from mentorcli.search.tokens import unit

_GROUPS = """
    template model sample example pattern modele exemple gabarit specimen
    folder directory drive dossier repertoire drive
    link url address page lien adresse site website
    password passcode secret code pin
    phone call number telephone numero appeler ring dial hotline
    meeting session appointment call slot booking rendezvous creneau seance reunion entretien chat talk
    book reserve reserver schedule planifier plan
    holiday vacation summer leave vacances conges ete aout august juillet july
    money pay fee cost price argent payer prix tarif cout frais salary salaire financial financiere financier euros
    invoice bill billing facture facturation facturer
    deadline due limit delai echeance limite until late before
    tax fiscal impot taxe urssaf cotisation contribution declaration vat tva social
    screen display window monitor ecran fenetre moniteur
    browser firefox chrome safari edge chromium navigateur
    sound audio noise echo mic microphone headset son micro casque bruit ecouteur voice voix
    camera webcam picture image photo
    computer laptop pc mac machine ordinateur ordi portable informatique device
    internet wifi connection network connexion reseau online
    email mail message courriel mailbox letter lettre
    calendar agenda diary planner calendrier planning
    internship trainee stage apprenticeship alternance
    job work employment position emploi travail poste boulot
    cv resume curriculum
    help assist support aider assistance aide depannage troubleshooting helpdesk
    replace substitute stand-in remplacer remplacant suppleant cover
    feedback critique comment review remark retour commentaire remarque avis
    kind gentle nice friendly bienveillant gentil soft
    praise congratulate bravo feliciter felicitations compliment well-done
    report document paper file rapport document fichier memoire text
    read skim lire relire lecture reread
    write note wrote record noter ecrire consigner log jot down
    quick fast short rapide vite bref rapidement minute minutes
    begin start open opening first commencer debut ouvrir premier ouverture
    end finish close closing terminer fin finir conclure last
    say tell words speak talk dire parler mots mot vocabulaire vocabulary term terme
    beginner novice newbie debutant newcomer junior
    tired fatigue exhausted epuise epuisement burnout overload
    limit maximum max most limite plafond
    shy timid timide reserved silent quiet
    evaluate grade mark assess evaluation grille bareme note rubric criteria critere noter score scale
    presentation soutenance defence oral viva talk slides diapositives deck powerpoint
    succeed pass reussir reussi passed success succes
    manager boss head lead responsable referent chef contact director person
    path track filiere parcours curriculum course cours subject
    design ux ui graphic
    data science analytics donnees analyst statistics
    project assignment projet task exercise exercice
    student learner pupil apprenant eleve trainee mentee
    colleague mentor peer collegue team equipe
    save backup copy archive sauvegarder sauvegarde copie store keep garder
    delete remove erase supprimer effacer
    change update renew modify edit changer modifier renouveler mettre a jour replace
    find locate search look where trouver chercher retrouver get
    send submit deliver envoyer transmettre deposer upload hand
    receive get recevoir obtenir
    buy purchase order acheter commander
    music song playlist musique chanson sound sonore
    wait waiting attente attendre
    room salle hall bureau office place lieu location
    coffee cafe break pause tea the
    evening night late soir soiree nuit tard
    morning early matin tot
    week weekly semaine hebdomadaire
    month monthly mois mensuel
    day daily jour journee date
    hour time heure horaire clock
    free available libre disponible dispo
    avoid skip refrain eviter never not
    mileage kilometre kilometres km travel deplacement trip trajet distance
    expense expenses refund reimbursement depense remboursement frais note
    language langue english anglais french francais
    technical jargon technique acronym sigle sigles complicated
    book books livre livres reading handbook manual manuel guide tutorial tutoriel wiki
    course lesson module cours lecon chapter chapitre
    tool software app application program outil logiciel programme
    login account compte identifiant access acces sign connexion connect
    install setup set configure installer configurer settings reglages
    problem issue trouble bug error fault probleme souci panne erreur
    repair fix solve reparer corriger resoudre
    rule policy guideline regle politique consigne
    contract agreement contrat convention
    certificate diploma attestation certificat diplome proof preuve
    company business firm entreprise societe boite partner partenaire
    friend buddy ami copain
    question ask query demander demande
    answer reply respond repondre reponse
    absent missing away absence manquant
    cancel annuler call-off drop
    move postpone reschedule deplacer reporter decaler
    transfer handover transferer passer transmettre relay
    motivate encourage motiver encourager motivation cheer boost
    explain teach show expliquer enseigner montrer
    prepare ready preparer preparation pret
    check verify control verifier controler review
    share partager give donner
    print imprimer printer imprimante
    drink eat lunch boire manger dejeuner dinner repas
    car parking voiture park garer
    door key badge porte cle
    health doctor sante medecin insurance mutuelle assurance
    age old years ans
    birthday anniversaire party fete gift cadeau
"""
_GROUP_OF: dict[str, str] = {}


def group_of(feature: str) -> str | None:
    """Return the name of the group that a stem belongs to; of several, the first; None where it has no near word."""
    if not _GROUP_OF:
        for line in _GROUPS.strip().splitlines():
            words = line.split()
            for word in words:
                found = unit(word)
                if found is not None:
                    _GROUP_OF.setdefault(found, f"={words[0]}")
    return _GROUP_OF.get(feature)
