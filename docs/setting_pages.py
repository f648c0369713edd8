"""The reference page of what a partnership may set, written from the portal's own table."""

from commonweal.portal.config.choices import KINDS, MAIL, PORTAL, VARIABLES, Choice
from commonweal.workspace import STORE, STORE_VARIABLES


def settings() -> str:
    """Every setting of portal.toml, and the variables that win over them."""
    lines = [
        "# Settings\n",
        "A workspace's `portal.toml` is optional: without it the portal serves this machine alone, from SQLite. A",
        "setting that is not here is refused when the portal starts. [Run the portal](../how-to/run-the-portal.md)",
        "shows a whole file.",
        "\n## At the top of the file\n",
        *_table(PORTAL),
        "\n## Under `[mail]`\n",
        *_table(MAIL),
        "\n## Under `[store]`\n",
        "Every command that asks the store reads these; all are words in quotes.",
        "[When one machine is not enough](../explanation/when-one-machine-is-not-enough.md) says when to.\n",
        "| setting | what it does |",
        "|---|---|",
        *(f"| `{name}` | {words} |" for name, words in STORE.items()),
        "\n## Variables of the environment\n",
        "| variable | what it does |",
        "|---|---|",
        *(f"| `{name}` | {words} |" for name, words in VARIABLES.items()),
        *(f"| `{name}` | Wins over `{of}` of `[store]`. |" for of, name in STORE_VARIABLES.items()),
    ]
    return "\n".join(lines) + "\n"


def _table(choices: tuple[Choice, ...]) -> list[str]:
    rows = [f"| `{c.name}` | {KINDS[type(c.default)]} | {_default(c)} | {c.words} |" for c in choices]
    return ["| setting | is | else | what it does |", "|---|---|---|---|", *rows]


def _default(choice: Choice) -> str:
    if choice.default == "" or choice.default == []:
        return "nothing"
    return f"`{str(choice.default).lower() if isinstance(choice.default, bool) else choice.default}`"
