from django.db import migrations, models

import blog.contributions


class Migration(migrations.Migration):

    dependencies = [("blog", "0005_geheimnisse")]

    operations = [
        migrations.RemoveField("decision", "mail"),
        migrations.AlterField(
            model_name="contribution",
            name="secret",
            field=models.CharField(default=blog.contributions.new_secret, editable=False, max_length=64, unique=True),
        ),
    ]
