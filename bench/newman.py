"""newman, and what it needs to go the way of scripts/first-signal.groovy at an org."""

import json

from foreground import BENCH

INSTALLED = (BENCH / "node_modules/newman").is_dir()


def variables(call, url, admin):
    """An app whose assertion may be sent more than once: Postman cannot sign one.

    call runs a risksh of the org's admin, and gives what it printed.
    """
    call("key", "new")
    app = json.loads(call("app", "create", "Risk Provider Example", "--json"))
    call("provider", "use")
    call("assertion", "--drop", "jti", "--exp", "55m")
    assertion = json.loads(call("assertion", "show", "--reveal", "--json"))
    key = json.loads(call("key", "show", "--json"))
    return {
        "url": url,
        "admin": admin,
        "client": app["clientId"],
        "assertion": assertion,
        "key": json.dumps({**key, "kid": "of-newman"}),
    }


def command(given):
    """The command line of one run."""
    return [
        "node",
        str(BENCH / "node_modules/newman/bin/newman.js"),
        "run",
        str(BENCH / "first-signal.postman.json"),
        "--reporters",
        "cli",
        *[word for pair in given.items() for word in ("--env-var", "=".join(pair))],
    ]
