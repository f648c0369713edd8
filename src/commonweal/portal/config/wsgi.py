"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["COMMONWEAL_LOGIN"] = "app"  # before the settings are read: the walls hold the web's login
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.portal.config.settings")
application = get_wsgi_application()
