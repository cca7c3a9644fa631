from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [("blog", "0002_moderation")]

    operations = [
        migrations.RenameModel("Comment", "Contribution"),
        migrations.RenameField("Decision", "comment", "contribution"),
        migrations.RenameIndex("Contribution", "blog_contrib_thread", old_name="blog_comment_thread"),
        migrations.RenameIndex("Contribution", "blog_contrib_queue", old_name="blog_comment_queue"),
        migrations.RenameIndex("Contribution", "blog_contrib_address", old_name="blog_comment_address"),
        migrations.RenameIndex("Contribution", "blog_contrib_fingerprint", old_name="blog_comment_fingerprint"),
    ]
