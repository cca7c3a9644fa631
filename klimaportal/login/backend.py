from django.contrib.auth.backends import ModelBackend


class StaffBackend(ModelBackend):
    """Accounts are for the admin only: whoever may not enter it can't log in, and a session of theirs ends."""

    def user_can_authenticate(self, user) -> bool:
        return super().user_can_authenticate(user) and user.is_staff
