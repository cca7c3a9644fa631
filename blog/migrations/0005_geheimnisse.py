import secrets

from django.db import migrations
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Lower


def fill(apps, schema_editor):
    """What was there before gets a private address, its decision and reason in figures, and its e-mail in lower case."""
    model = apps.get_model("blog", "Contribution")
    rows = []
    for row in model.objects.filter(secret=None).only("pk").iterator(chunk_size=1000):
        row.secret = secrets.token_urlsafe(32)
        rows.append(row)
        if len(rows) == 1000:
            model.objects.bulk_update(rows, ["secret"], batch_size=200)
            rows = []
    model.objects.bulk_update(rows, ["secret"], batch_size=200)
    model.objects.filter(status__in=["published", "rejected", "spam"]).update(outcome=F("status"))
    rejections = apps.get_model("blog", "Decision").objects.filter(
        contribution=OuterRef("pk"), action="reject", undone_at=None
    )
    model.objects.filter(status="rejected").update(reason=Subquery(rejections.order_by("-pk").values("reason")[:1]))
    model.objects.update(email=Lower("email"))


def keep_mails(apps, schema_editor):
    """A decision had one mail and may now have several; the mail says which contribution it is about."""
    decision, mail = apps.get_model("blog", "Decision"), apps.get_model("core", "Mail")
    through = decision.mails.through
    for pk, mail_pk, contribution in decision.objects.exclude(mail=None).values_list("pk", "mail", "contribution"):
        through.objects.create(decision_id=pk, mail_id=mail_pk)
        mail.objects.filter(pk=mail_pk).update(about=f"blog.contribution:{contribution}")


def keep_rights(apps, schema_editor):
    """Django renames the kind of thing that a right is about, but not the right."""
    for right in apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="blog", codename__endswith="_comment"
    ):
        right.codename = right.codename.removesuffix("comment") + "contribution"
        right.name = right.name.replace("Kommentar", "Wortmeldung")
        right.save()


class Migration(migrations.Migration):

    dependencies = [
        ("blog", "0004_wortmeldungen"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(keep_mails, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(keep_rights, migrations.RunPython.noop, elidable=True),
    ]
