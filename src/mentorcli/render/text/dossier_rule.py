"""The sentences of the evidence of a verdict on the rule, its arithmetic, and what stands beside it."""

from __future__ import annotations

from mentorcli.render.text import Sentences

sentence = Sentences(
    {
        "rule": (
            "{rule} (policy {policy}; source: {source}; in mentor's own pages: docs/domain.md, section 5).",
            "{rule} (règles {policy} ; source : {source} ; dans les pages de mentor : docs/domain.md, section 5).",
        ),
        "with-figure": ("{rule} {figure}", "{rule} {figure}"),
        "with-part": ("{rule}: {part} = {figure}", "{rule} : {part} = {figure}"),
        "document": ("The document behind it: {title}.", "Le document de référence : {title}."),
        "own": (
            "The limit of {limit} is the mentor's own figure, from the settings; the document has {document}.",
            "La limite de {limit} est le chiffre propre du mentor, dans ses réglages ; le document donne {document}.",
        ),
        "exactly-late": (
            "Exactly {limit} late is still present; one second more is not.",
            "À {limit} de retard exactement, l'étudiant est encore présent ; une seconde de plus, il ne l'est plus.",
        ),
        "exactly-off": (
            "Exactly {limit} before the start is too late; one second more is in time.",
            "À {limit} exactement avant le début, il est trop tard ; une seconde plus tôt, c'est dans les temps.",
        ),
        "elapsed": (
            "Hours are elapsed time, across a change of the clocks too.",
            "Les heures sont du temps écoulé, même au changement d'heure.",
        ),
        "no-rule": ("No record of a rule or of a figure.", "Aucune trace d'une règle ni d'un chiffre."),
        "unknown-policy": (
            "The record names a policy that this program does not know: {policy}.",
            "La fiche nomme des règles que ce programme ne connaît pas : {policy}.",
        ),
        "changed": (
            "The settings of today have another rule for that day: policy {policy}{limit}. The verdict keeps what judged it.",
            "Les réglages actuels ont une autre règle pour ce jour : {policy}{limit}. Le verdict garde ce qui l'a fondé.",
        ),
        "limit": (", limit {limit}", ", limite {limit}"),
        "no-figure": (
            "No figure decides: {why}.",
            "Aucun chiffre n'intervient : {why}.",
        ),
        "why-absent": (
            "a student who does not come is a no-show",
            "un étudiant qui ne vient pas est en no-show",
        ),
        "why-mentor": (
            "what the mentor calls off is never a no-show",
            "ce que le mentor annule n'est jamais un no-show",
        ),
        "why-unknown": ("the record has none", "la fiche n'en contient aucun"),
        "start": ("Planned start: {at}", "Début prévu : {at}"),
        "limit-at": (
            "Limit: {limit} ({seconds} s) after the start, so until {at}",
            "Limite : {limit} ({seconds} s) après le début, donc jusqu'au {at}",
        ),
        "arrival": ("Arrival: {at}", "Arrivée : {at}"),
        "late": (
            "Arrival minus planned start: {span} = {seconds} s",
            "Arrivée moins début prévu : {span} = {seconds} s",
        ),
        "notice-needed": (
            "Notice needed: more than {limit} ({seconds} s), so before {at}",
            "Préavis nécessaire : plus de {limit} ({seconds} s), donc avant le {at}",
        ),
        "called-off": ("Called off: {at}", "Annulation : {at}"),
        "notice": (
            "Planned start minus calling off: {span} = {seconds} s of elapsed time",
            "Début prévu moins annulation : {span} = {seconds} s de temps écoulé",
        ),
        "negative": (
            "Calling off minus planned start: {span} = {seconds} s after the start",
            "Annulation moins début prévu : {span} = {seconds} s après le début",
        ),
        "clocks": (
            "The clocks changed in between: a clock on the wall would count {span}. What elapsed is what counts.",
            "L'heure a changé entre-temps : une horloge murale compterait {span}. C'est le temps écoulé qui compte.",
        ),
        "more": (
            "{measured} s is more than {limit} s: {verdict}",
            "{measured} s, c'est plus que {limit} s : {verdict}",
        ),
        "not-more": (
            "{measured} s is not more than {limit} s: {verdict}",
            "{measured} s, ce n'est pas plus que {limit} s : {verdict}",
        ),
        "too-late": ("too late to be present", "trop tard pour être présent"),
        "present": ("present", "présent"),
        "in-time": ("called off in time", "annulée dans les temps"),
        "late-off": ("called off too late", "annulée trop tard"),
        "moved-since": (
            "The planned start was changed after that verdict, to {start}. The verdict rests on the start above.",
            "Le début prévu a été changé après ce verdict : {start}. Le verdict repose sur le début ci-dessus.",
        ),
        "forced": (
            "The mentor decided so against the rule, in these words:",
            "Le mentor en a décidé ainsi contre la règle, en ces termes :",
        ),
        "contradicts": (
            "The record says otherwise than this arithmetic, and no reason for it is on record.",
            "La fiche dit autre chose que ce calcul, sans motif consigné.",
        ),
        "confirmed": ("The presence is to be confirmed.", "La présence est à confirmer."),
        "not-confirmed": ("The presence is not to be confirmed.", "La présence n'est pas à confirmer."),
        "no-verdict": ("No record of a verdict.", "Aucune trace d'un verdict."),
    }
)
beside = Sentences(
    {
        "no-corrections": (
            "Nothing on record: nothing was written on it after it was documented.",
            "Aucune trace : rien n'a été noté à son sujet après qu'elle a été renseignée.",
        ),
        "note": ("Note dated {at}, written on {recorded}:", "Note datée du {at}, écrite le {recorded} :"),
        "note-unknown": (
            "Note dated {at}. No record of when it was written:",
            "Note datée du {at}. Aucune trace du moment où elle a été écrite :",
        ),
        "session-notes": ("Notes of the session itself:", "Notes de la session elle-même :"),
        "no-notes": ("No record of a note on this session.", "Aucune trace d'une note sur cette session."),
        "recording": ("{link}, kept on {at}.", "{link}, noté le {at}."),
        "recording-unknown": (
            "{link}. No record of when it was kept.",
            "{link}. Aucune trace du moment où il a été noté.",
        ),
        "no-recording": (
            "No record of a recording. The rules ask for none of this session.",
            "Aucune trace d'un enregistrement. Les règles n'en demandent pas pour cette session.",
        ),
        "missing-recording": (
            "No record of a recording. The rules ask for one of this session.",
            "Aucune trace d'un enregistrement. Les règles en demandent un pour cette session.",
        ),
        "no-earlier": ("No record of an earlier no-show.", "Aucune trace d'un no-show antérieur."),
        "earlier": ("{at}, {kind} ({id}): {reason}", "{at}, {kind} ({id}) : {reason}"),
        "forced": ("{reason}, against the rule: {because}", "{reason}, contre la règle : {because}"),
        "reported": (
            "{what}; reported through the contact form on {at}",
            "{what} ; signalé par le formulaire de contact le {at}",
        ),
        "not-reported": ("{what}; no record of a report", "{what} ; aucune trace d'un signalement"),
        "before": (
            "Sessions that began before this one, as they stand now: {figures}.",
            "Sessions commencées avant celle-ci, telles qu'elles sont notées aujourd'hui : {figures}.",
        ),
        "with-it": ("Together with this one: {figures}.", "Avec celle-ci : {figures}."),
        "no-reason": ("no record of the reason", "aucune trace du motif"),
    }
)
unknown = Sentences(
    {
        "platform": (
            "What was filled in on the platform itself, and when: the program does not see it.",
            "Ce qui a été rempli sur la plateforme même, et quand : le programme ne le voit pas.",
        ),
        "plan": ("When the session was planned.", "Quand la session a été prévue."),
        "first-written": (
            "When what happened was first written down: it came with a file.",
            "Quand ce qui s'est passé a été noté la première fois : cela vient d'un fichier.",
        ),
        "arrival": (
            "When the student arrived, to the second.",
            "L'heure d'arrivée de l'étudiant, à la seconde.",
        ),
        "measured": (
            "How the lateness was measured: the journal has what the mentor gave.",
            "Comment le retard a été mesuré : le journal a ce que le mentor a indiqué.",
        ),
        "how": (
            "How the student called it off: the journal has the moment that the mentor gave.",
            "Comment l'étudiant a annulé : le journal a le moment que le mentor a indiqué.",
        ),
        "recording": ("A recording of the session.", "Un enregistrement de la session."),
        "machine": (
            "The machine that wrote {count} of these changes.",
            "La machine qui a écrit {count} de ces modifications.",
        ),
        "clock": (
            "The time by the machine's own clock agrees with all but {count} of these changes: {command} has both times.",
            "L'heure de l'horloge de la machine concorde sauf pour {count} de ces modifications : {command} donne les deux heures.",
        ),
        "purged": (
            "What was over (taken back, deleted, replaced texts) before {at}, when the journal was purged of it.",
            "Ce qui n'avait plus cours (annulé, supprimé, textes remplacés) avant le {at}, date de la purge du journal.",
        ),
    }
)
journal = Sentences(
    {
        "sealed": (
            "The journal of this student has {count} lines, and the checksums in them agree: it reads as the program wrote "
            "it. A checksum shows damage and careless changes; it is no proof against somebody who makes it anew.",
            "Le journal de cet étudiant compte {count} lignes, et leurs sommes de contrôle concordent : il se lit tel que le "
            "programme l'a écrit. Une somme de contrôle révèle un dommage ou une modification maladroite ; elle ne prouve "
            "rien contre qui la recalculerait.",
        ),
        "sealed-of-one": (
            "The journal of this student has {count} line, and the checksum in it agrees.",
            "Le journal de cet étudiant compte {count} ligne, et sa somme de contrôle concorde.",
        ),
        "unsealed": (
            "The journal of this student has {count} lines. The last of them have no checksum, as an earlier version wrote "
            "them: what stands here is what they say, and nothing shows whether they were changed since.",
            "Le journal de cet étudiant compte {count} lignes. Les dernières n'ont pas de somme de contrôle, une version "
            "antérieure les ayant écrites : ce dossier reprend ce qu'elles disent, et rien ne montre si elles ont été "
            "modifiées depuis.",
        ),
        "unsealed-of-one": (
            "The journal of this student has {count} line, without a checksum: nothing shows whether it was changed since.",
            "Le journal de cet étudiant compte {count} ligne, sans somme de contrôle : rien ne montre si elle a été modifiée.",
        ),
        "merged": (
            "Another entry of this student was put together with this one on {at}; its lines kept their times.",
            "Une autre fiche de cet étudiant a été réunie avec celle-ci le {at} ; ses lignes ont gardé leurs heures.",
        ),
    }
)
