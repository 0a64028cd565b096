"""How the records that the permission tests try are made, one class per model."""

SAMPLES = {}


class Sample:
    """Makes the record of one cell.

    :cvar model: whose records these are
    :cvar is_personal: whether it matters who has created a record
    :cvar change: what a write tries to change
    :cvar arguments: of methods that take some, by their name
    """

    model = None
    is_personal = False
    change = {"name": "Tên khác"}
    arguments: dict[str, dict] = {}

    def __init_subclass__(cls):
        if cls.model:
            SAMPLES[cls.model] = cls

    def __init__(self, world, role, record):
        """:param str record: what the record is to the role, as in the table"""
        self.world = world
        self.env = world.env
        self.role = role
        self.record = record
        self.words = record.split()
        self.user = world.users[role]
        self.unit = world.unit(role, record)
        author = role if self.is_personal else None
        self.key = (self.model, record, self.unit, author)

    def get_values(self) -> dict:
        """Return what a create is called with, as JSON can say it."""
        raise NotImplementedError

    def create_record(self, values):
        """Return the record that exists before the call.

        If personal, it is the role's, but for that of ``others``.
        """
        env = self.env
        if self.is_personal and self.words[0] != "others":
            env = env(user=self.user.id, su=True)
        return env[self.model].create(values).with_env(self.env)

    def settle(self, values):
        """Bring what the record belongs to into the state that the table says."""

    def finish(self, record):
        """Bring the record itself into the state that the table says."""

    def get_arguments(self, method, record) -> dict:
        return self.arguments.get(method, {})
