"""Files in a form: from people who are signed in, not too much at once, and never on our disk.

Django would put a large file into the temporary folder as it is. What customers upload are
passports and the like, so it stays in memory until it is encrypted.
"""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

_LARGEST = 64 * 1024 * 1024  # bytes: six files of the largest size, and the form around them
_STRANGERS_LARGEST = 1024 * 1024  # bytes: nobody uploads anything before signing in


class BoundedUpload(MemoryFileUploadHandler):
    """Refuses a request that is too large as a whole, before a byte of it is kept."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, boundary: Any, encoding: Any = None
    ) -> None:
        user = getattr(self.request, "user", None)
        most = _LARGEST if user is not None and user.is_authenticated else _STRANGERS_LARGEST
        if content_length > most:
            raise RequestDataTooBig("The files are too large; send them one by one.")
        self.activated = True
