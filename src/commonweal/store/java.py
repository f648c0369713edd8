"""Whether this machine has the Java that Spark needs: Spark's own way of saying no is forty lines long."""

import os
import re
import shutil
import subprocess

from commonweal.errors import EngineRefused

OLDEST = 17
GET_ONE = (
    "Install it (Debian and Ubuntu: sudo apt-get install openjdk-17-jre-headless), and let JAVA_HOME name it where "
    "there are several."
)


def check_java() -> None:
    """Raises EngineRefused where there is no Java, or one that is too old."""
    home = os.environ.get("JAVA_HOME")
    program = shutil.which("java", path=f"{home}/bin" if home else None)
    if program is None:
        raise EngineRefused(
            f"Spark needs Java {OLDEST}, which is not {f'in {home}' if home else 'on this machine'}.", GET_ONE
        )
    said = subprocess.run([program, "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S603
    version = re.search(r'version "(?:1\.)?(\d+)', said)  # 8 calls itself 1.8
    if version is None or int(version[1]) < OLDEST:
        held = f"is {version[1]}" if version else "does not start"
        raise EngineRefused(f"Spark needs Java {OLDEST} or newer; the one here {held}.", GET_ONE)
