from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and pre-compressed files; a name that third-party CSS or JavaScript mistypes takes no page down."""

    manifest_strict = False
    keep_only_hashed_files = False
