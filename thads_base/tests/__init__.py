from . import test_access
from . import test_department
from . import test_department_class
from . import test_department_name
from . import test_position
from . import test_substitution
