"""What people say before and after a question and what says nothing of it: greetings, excuses, thanks, good-byes.

One a line, folded (no case, no accents, no apostrophes).
"""

from __future__ import annotations

COURTESIES = frozenset(
    tuple(line.split())
    for line in """
    hi
    hello
    hey
    hi there
    hello there
    hi everyone
    hello everyone
    hi all
    hello all
    hey all
    hi team
    hello team
    hey team
    hey guys
    hi folks
    dear all
    dear team
    dear mentors
    good morning
    good afternoon
    good evening
    quick question
    a quick question
    just a quick question
    small question
    a small question
    one question
    i have a question
    i have a quick question
    i have a small question
    sorry to bother you
    sorry for bothering you
    sorry to disturb you
    sorry
    excuse me
    i hope you are well
    hope you are well
    i hope you are all well
    hope you are all well
    hope you are doing well
    i hope you are doing well
    hope all is well
    i hope all is well
    could you tell me
    could you please tell me
    can you tell me
    could somebody tell me
    could someone tell me
    can anyone tell me
    can someone tell me
    does anybody know
    does anyone know
    do you know
    i was wondering
    i was wondering if
    i was wondering whether
    i wonder
    i would like to know
    i d like to know
    i want to know
    i just want to know
    i just wanted to know
    please
    thanks
    thank you
    many thanks
    thanks a lot
    thank you very much
    thank you so much
    thanks in advance
    thank you in advance
    thanks for your help
    thank you for your help
    thanks for your time
    thanks everyone
    cheers
    kind regards
    best regards
    regards
    best wishes
    all the best
    have a nice day
    have a good day
    have a great day
    hi there everyone
    dear colleagues
    dear colleague
    dear mentor team
    dear support
    good day
    hi mentors
    hello mentors
    to whom it may concern
    one quick question
    another question
    just wondering
    quick one
    a question for you
    i have a question for you
    i ve got a question
    may i ask
    may i ask you something
    can i ask you something
    could you help me
    can you help me
    could you please help me
    can someone help me
    could anyone help me
    any idea
    any ideas
    any advice
    any help is welcome
    hoping you are well
    i hope this message finds you well
    hope this finds you well
    i hope everyone is well
    hope everyone is well
    i hope you had a good weekend
    hope you had a good weekend
    thx
    ty
    tia
    thank you all
    thanks all
    thanks everybody
    thanks again
    thank you again
    thanks so much
    many thanks in advance
    i would be grateful
    i d appreciate your help
    looking forward to your answer
    looking forward to hearing from you
    sincerely
    yours sincerely
    bye
    see you
    see you soon
    take care
    ok
    okay
    so
    well
    anyway
    by the way
    i m new here
    sorry if this was asked before
    sorry if this has been asked before
    sorry for the question
    this may be a silly question
    silly question
    stupid question
    maybe a stupid question
    bonjour
    bonsoir
    salut
    coucou
    bonjour a tous
    bonjour a toutes
    bonjour a toutes et a tous
    bonjour tout le monde
    bonjour l equipe
    bonjour madame
    bonjour monsieur
    salut a tous
    salut tout le monde
    salut l equipe
    hello a tous
    chers collegues
    chers mentors
    cher collegue
    petite question
    une petite question
    juste une petite question
    j ai une question
    j ai une petite question
    question rapide
    une question
    desole de vous deranger
    desolee de vous deranger
    desole du derangement
    desole
    excusez moi
    excusez moi de vous deranger
    pardon
    j espere que vous allez bien
    j espere que tout va bien
    j espere que tu vas bien
    pouvez vous me dire
    pourriez vous me dire
    peux tu me dire
    quelqu un peut il me dire
    quelqu un pourrait il me dire
    est ce que quelqu un sait
    quelqu un sait
    savez vous
    sais tu
    je me demandais
    je me demandais si
    je me demande
    je me demande si
    je voudrais savoir
    j aimerais savoir
    je voulais savoir
    je souhaite savoir
    s il vous plait
    s il te plait
    svp
    stp
    merci
    merci beaucoup
    merci bien
    merci d avance
    merci par avance
    merci a tous
    un grand merci
    merci pour votre aide
    merci d avance pour votre aide
    merci de votre aide
    merci pour votre reponse
    merci d avance pour votre reponse
    cordialement
    bien cordialement
    bien a vous
    bonne journee
    bonne soiree
    bonne fin de journee
    bonne semaine
    a bientot
    bonjour a vous
    bonjour chers collegues
    bonjour les mentors
    bonjour a vous tous
    salut les amis
    salut les mentors
    rebonjour
    hello tout le monde
    coucou tout le monde
    bonsoir a tous
    bonsoir tout le monde
    cheres collegues
    madame monsieur
    une question rapide
    petite question rapide
    encore une question
    autre question
    question bete
    question idiote
    c est peut etre une question bete
    j ai une question pour vous
    j aurais une question
    j aurais une petite question
    je peux vous poser une question
    puis je vous poser une question
    pouvez vous m aider
    pourriez vous m aider
    quelqu un peut m aider
    quelqu un peut il m aider
    quelqu un pourrait m aider
    quelqu un pourrait il m aider
    une idee
    des idees
    un conseil
    excusez moi du derangement
    excuse moi
    navre de vous deranger
    pardon de vous deranger
    pardon de deranger
    desole de deranger
    j espere que vous allez tous bien
    en esperant que vous allez bien
    j espere que vous avez passe un bon week end
    merci infiniment
    merci mille fois
    mille mercis
    merci a vous
    merci a toutes et a tous
    merci pour vos reponses
    merci pour vos conseils
    merci pour votre retour
    merci de votre reponse
    merci de votre retour
    merci d avance pour vos reponses
    merci d avance a tous
    dans l attente de votre reponse
    en vous remerciant
    en vous remerciant d avance
    je vous remercie
    je vous remercie d avance
    belle journee
    belle soiree
    bon week end
    bon courage
    a plus
    a plus tard
    au revoir
    amicalement
    bien amicalement
    sinceres salutations
    salutations
    bises
    voila
    alors
    bref
    au fait
    du coup
    hey there
    hey there folks
    hey there everyone
    hey everyone
    hey everybody
    hey folks
    hi everybody
    hello everybody
    hello folks
    hi guys
    hi fellow mentors
    hello fellow mentors
    dear openclassrooms
    dear openclassrooms team
    dear oc team
    dear support team
    dear mentoring team
    dear sir or madam
    dear madam or sir
    good day to you
    good day to you all
    good day everyone
    good morning everyone
    good morning all
    good morning team
    good evening everyone
    good evening all
    greetings
    greetings everyone
    greetings everybody
    greetings to all
    hope you re having a great day
    hope you re having a great week
    hope you re having a good day
    hope you re having a good week
    hope you are having a good day
    hope you are having a great day
    hope you are having a good week
    i hope you re having a great day
    i hope you re having a great week
    i hope you re having a good day
    i hope you re having a good week
    i hope you are having a good day
    i hope you are having a good week
    hope everything is fine with you
    hope everything is well
    hope everything is going well
    hope everything is well with you
    hope all is well with you
    i hope everything is fine
    i hope everything is well
    i hope everything is going well
    hope you re well
    i hope you re well
    hope you re all well
    hope you re doing well
    i hope you re doing well
    i am writing to you
    i m writing to you
    i am writing to ask
    i m writing to ask
    i am reaching out to you
    i m reaching out to you
    i am contacting you
    i just have a quick question
    just a question
    just one question
    i d like to ask a question
    i would like to ask a question
    let me ask you something
    i m new here and
    i am new here
    i am new here and
    sorry if this was asked before but
    sorry if this has been asked before but
    sorry if this is a silly question
    sorry if this is a stupid question
    thanks for reading
    thank you for reading
    thanks for any help
    thanks for your advice
    thank you for your time
    thank you for your advice
    best
    warm regards
    have a nice evening
    have a nice weekend
    have a good one
    bonsoir a toutes
    bonsoir a toutes et a tous
    bonsoir l equipe
    coucou l equipe
    coucou a tous
    coucou a toutes et a tous
    coucou les amis
    hello l equipe
    hello les mentors
    hello a toutes et a tous
    salut a toutes et a tous
    salut a toutes
    salut les gens
    bonjour a toutes et tous
    bonjour toute l equipe
    bonjour les amis
    bonjour madame monsieur
    bonjour monsieur madame
    bonjour cher support
    chere equipe
    chers membres de l equipe
    re bonjour
    j espere que vous passez une bonne journee
    j espere que vous passez une belle journee
    j espere que vous passez une bonne semaine
    j espere que vous avez passe une bonne semaine
    j espere que vous avez passe un bon weekend
    j espere que vous vous portez bien
    j espere que tu passes une bonne journee
    j espere que tout se passe bien
    je me permets de vous ecrire
    je me permets de vous contacter
    je me permets de vous poser une question
    je me permets une question
    je vous ecris
    je vous contacte
    je viens vers vous
    je reviens vers vous
    j ai juste une question
    j ai juste une petite question
    juste une question
    une question vite fait
    petite question vite fait
    une derniere question
    je suis nouveau ici
    je suis nouvelle ici
    je suis nouveau ici et
    je suis nouvelle ici et
    desole si la question a deja ete posee
    desole si la question a deja ete posee mais
    desolee si la question a deja ete posee
    desolee si la question a deja ete posee mais
    desole si ca a deja ete demande
    excusez moi si la question a deja ete posee
    merci de m avoir lu
    merci de votre attention
    merci pour votre attention
    merci pour votre temps
    merci pour vos lumieres
    merci de vos conseils
    bonne continuation
    excellente journee
    excellente soiree
    bon dimanche
    bon apres midi
    """.strip().splitlines()
)
