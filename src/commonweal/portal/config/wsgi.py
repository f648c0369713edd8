"""What gunicorn serves."""

import gc
import os

from django.core.wsgi import get_wsgi_application

from commonweal.portal.config.logs import guard_standard_error

os.environ["COMMONWEAL_LOGIN"] = "app"  # before the settings are read: the walls hold the web's login
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.portal.config.settings")
application = get_wsgi_application()
guard_standard_error()

# All that stands now stands until the end. Set apart, it is not walked each time that rubbish is looked for: the
# slowest of thirty first screens took 180 ms instead of 310.
gc.collect()
gc.freeze()
