from . import thads_validity_mixin
from . import hr_department
from . import res_users
from . import thads_access
from . import thads_department_class
from . import thads_department_name
from . import thads_position
from . import thads_substitution
