from . import test_dossier_reception
from . import test_dossier_way
