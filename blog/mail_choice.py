from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailChoice(models.Model):
    """How often a moderator wants to hear of what waits; who never chose hears at once."""

    class Rhythm(models.TextChoices):
        AT_ONCE = "at_once", _("sofort, eine Mail für jeden Beitrag")
        HOURLY = "hourly", _("höchstens stündlich, gesammelt")
        DAILY = "daily", _("einmal am Tag um 7 Uhr, gesammelt")
        NEVER = "never", _("keine Mails")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="moderation_mails")
    rhythm = models.CharField(_("Mails über neue Beiträge"), max_length=10, choices=Rhythm, default=Rhythm.AT_ONCE)
    # Up to when this person has been told; the next digest begins there.
    told_until = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("Mails an die Moderation")
        verbose_name_plural = _("Mails an die Moderation")

    def __str__(self):
        return self.get_rhythm_display()

    @classmethod
    def of(cls, user) -> "MailChoice":
        """What this person chose; unsaved when they never did (superusers then get no mails)."""
        default = cls.Rhythm.NEVER if user.is_superuser else cls.Rhythm.AT_ONCE
        return cls.objects.filter(user=user).first() or cls(user=user, rhythm=default)

    def choose(self, rhythm: str) -> None:
        """Stores the choice. Between the two collected rhythms nothing is lost; otherwise the collecting begins now."""
        collected = (self.Rhythm.HOURLY, self.Rhythm.DAILY)
        if self.pk is None or self.rhythm not in collected or rhythm not in collected:
            self.told_until = timezone.now()
        self.rhythm = rhythm
        self.save()
