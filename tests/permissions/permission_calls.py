"""The calls of a cell over HTTP, as its person, and what the server answered."""

import json
import urllib.error
import urllib.request

REFUSALS = {
    "odoo.exceptions.AccessError": "no",
    "odoo.exceptions.UserError": "rule",
    "odoo.exceptions.ValidationError": "rule",
}
NAMES = {"<model>": "model", "<id>": "id", "<record_id>": "id", "<token>": "token"}


class Caller:
    """One person of the permission tests, over JSON-2 and as a signed-in browser."""

    def __init__(self, live, role: str, key: str | None):
        self.live = live
        self.login = f"permission_{role}"
        self.headers = {"Content-Type": "application/json"}
        if key:
            self.headers["Authorization"] = f"Bearer {key}"
        self._opener = None

    def call(self, model: str, method: str, body: dict) -> tuple[int, object]:
        """Return the status and the answer."""
        url = f"{self.live.url}/json/2/{model}/{method}"
        request = urllib.request.Request(url, json.dumps(body).encode(), self.headers)
        return _open(urllib.request.urlopen, request)

    def fetch(self, path: str) -> tuple[int, object]:
        """Return the status of what a browser downloads after signing in."""
        if self._opener is None:
            self._opener = self.live.rpc(self.login).opener
        return _open(self._opener.open, self.live.url + path)


def walk(caller: Caller, cell: dict) -> dict:
    """Return what came of the call of a cell: ``got`` as an answer of the table.

    Of a refusal also what was ``said``.
    """
    if cell["operation"].startswith("GET "):
        return {"got": _fetch(caller, cell)}
    model, operation = cell["model"], cell["operation"]
    status, answer = caller.call(model, operation, cell["body"])
    if operation == "read":
        return {"got": _add_search(caller, cell, _judge(status, answer))}
    created = answer[0] if operation == "create" and status == 200 else None
    said = answer.get("message", "") if isinstance(answer, dict) else ""
    return {"got": _judge(status, answer), "created": created, "said": said}


def _fetch(caller, cell) -> str:
    path = cell["operation"].removeprefix("GET ")
    for name, key in NAMES.items():
        path = path.replace(name, str(cell[key]))
    status, answer = caller.fetch(path)
    return {200: "yes", 403: "no"}.get(status) or f"{status}: {answer}"


def _add_search(caller, cell, got: str) -> str:
    """What one may not read is not found either."""
    body = {"domain": [["id", "=", cell["id"]]]}
    status, found = caller.call(cell["model"], "search_count", body)
    is_found = status == 200 and found == 1
    return got if is_found == (got == "yes") else f"{got} to read, found: {is_found}"


def _judge(status: int, answer) -> str:
    """Return the answer of the table that a response stands for."""
    if status == 200:
        return "yes"
    name = answer.get("name") if isinstance(answer, dict) else None
    return REFUSALS.get(name) or f"{status}: {answer}"


def _open(open_, request) -> tuple[int, object]:
    try:
        with open_(request, timeout=120) as response:
            return _get_status(response), _read(response)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, _read(error)


def _get_status(response) -> int:
    """A page that sends to the login has refused."""
    return 403 if "/web/login" in response.url else response.status


def _read(response):
    content = response.read()
    if "json" not in response.headers.get("Content-Type", ""):
        return content[:200].decode(errors="replace")
    answer = json.loads(content)
    if isinstance(answer, dict) and "debug" in answer:
        return {"name": answer["name"], "message": answer["message"]}
    return answer
