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
