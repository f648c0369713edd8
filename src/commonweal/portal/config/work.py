"""The worker's process: `python -m commonweal.portal.config.work`."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.portal.config.settings")
    django.setup()

    from commonweal.portal.config.logs import guard_standard_error
    from commonweal.portal.jobs import worker

    guard_standard_error()

    worker.run()
