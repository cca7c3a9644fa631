"""All that is stored about a contribution, for whoever wrote it (Art. 15 and 20 GDPR): German keys, plain values."""

from django.utils.timezone import localtime

from klimaportal.core.models import Mail

from .models import Contribution
from .notify import about, reason_text


def _time(moment) -> str | None:
    return localtime(moment).isoformat(timespec="seconds") if moment else None


def export(contribution: Contribution) -> dict:
    """Nothing of other people's, and no moderator's name: what was decided, not who sat there."""
    c = contribution
    return {
        "art": c.get_kind_display(),
        "stand": c.get_status_display(),
        "überschrift": c.title,
        "text": c.text,
        "zu": c.post.title if c.post else None,
        "handlungsfeld": c.topic.title if c.topic else None,
        "name": c.name,
        "ort": c.place,
        "e-mail": c.email,
        "mail bei antworten": c.wants_replies,
        "keine mails": c.is_muted,
        "gekürzte netzadresse": c.network or None,
        "eingegangen": _time(c.created_at),
        "adresse bestätigt": _time(c.confirmed_at),
        "entschieden": _time(c.decided_at),
        "zurückgezogen oder gelöscht": _time(c.ended_at),
        "einwilligung": {"fassung": c.consent.pk, "text": c.consent.text} if c.consent else None,
        "entscheidungen": [_decision(d) for d in c.decisions.select_related("reason").order_by("pk")],
        "bilder": [{"beschreibung": p.alt, "hochgeladen": _time(p.uploaded_at)} for p in c.pictures.all()],
        "was daraus wurde": [
            {"datum": s.date.isoformat(), "stand": s.get_state_display(), "text": s.text, "adresse": s.link}
            for s in c.trail.all()
        ],
        "mails": [_mail(m) for m in Mail.objects.filter(about=about(c), recipient=c.email).order_by("pk")],
    }


def _decision(decision) -> dict:
    return {
        "was": decision.get_action_display(),
        "wann": _time(decision.at),
        "zurückgenommen": _time(decision.undone_at),
        "grund": reason_text(decision) or None,
        "worte": decision.words or None,
    }


def _mail(mail: Mail) -> dict:
    return {"betreff": mail.subject, "entstanden": _time(mail.created_at), "verschickt": _time(mail.sent_at)}
