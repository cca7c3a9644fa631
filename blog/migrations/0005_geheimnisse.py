import secrets

from django.db import migrations
from django.db.models import F
from django.db.models.functions import Lower


def fill(apps, schema_editor):
    """What was there before gets a private address, its decision in figures, and its e-mail in lower case."""
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
    model.objects.update(email=Lower("email"))


class Migration(migrations.Migration):

    dependencies = [("blog", "0004_wortmeldungen")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
