"""What a visitor's browser may send along with a form: only the fields that are asked for, none larger than a picture may be."""

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

from klimaportal.core.images import MAX_BYTES


class LimitedUpload(FileUploadHandler):
    """Reads over files that are too large or that nobody asked for; the rest of the form comes in all the same.

    ``limit_uploads`` puts it in front of the portal's own handlers; ``too_large`` names the fields that were skipped.
    """

    def __init__(self, request, wanted: tuple[str, ...]):
        super().__init__(request)
        self.wanted, self.too_large, self.size = wanted, set(), 0

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.size = 0
        if self.field_name not in self.wanted:
            raise SkipFile

    def receive_data_chunk(self, raw_data, start):
        self.size += len(raw_data)
        if self.size > MAX_BYTES:
            self.too_large.add(self.field_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size):
        return None


def limit_uploads(request, wanted: tuple[str, ...]) -> LimitedUpload:
    """Call it before anything reads ``request.POST``."""
    handler = LimitedUpload(request, wanted)
    request.upload_handlers.insert(0, handler)
    return handler
