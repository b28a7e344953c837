import os

from django.core.wsgi import get_wsgi_application

from draagvlak.basics.apart import serve
from draagvlak.wiring.backups import finish_restore

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "draagvlak.wiring.settings")
application = get_wsgi_application()
finish_restore()
serve()
