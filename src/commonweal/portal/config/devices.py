"""A browser in plain words, so that somebody knows their own again; never its version, or what tells it apart.

It is worked out once, at the sign-in, from what the browser says of itself; that itself is not kept.
"""

MOST = 1_000  # letters that are looked at
# The first that is found: most browsers also name those that they are like.
BROWSERS = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "an iPhone"), ("iPad", "an iPad"), ("Android", "an Android phone or tablet"),
    ("CrOS", "a Chromebook"), ("Windows", "a Windows computer"), ("Macintosh", "a Mac"), ("Linux", "a Linux computer"),
)  # fmt: skip


def device_of(says: str) -> str:
    """Such as "Firefox on a Windows computer"; from a browser's User-Agent, which may say anything."""
    says = says[:MOST]
    browser = next((words for sign, words in BROWSERS if sign in says), "A browser")
    system = next((words for sign, words in SYSTEMS if sign in says), "a device that we do not know")
    return f"{browser} on {system}"
