"""RESULTS.md: one section for each measurement, replaced when it is measured again."""

from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"


def write_section(text, path=RESULTS):
    """Puts the section in the place of the one with the same heading ("## …", its first line), or at the end."""
    heading = text.split("\n", 1)[0]
    parts = path.read_text().split("\n## ") if path.exists() else ["# Results\n"]
    sections = [parts[0]] + ["## " + part for part in parts[1:]]
    at = next((i for i, old in enumerate(sections) if old.split("\n", 1)[0] == heading), None)
    if at is None:
        sections.append(text)
    else:
        sections[at] = text
    path.write_text("\n".join(part.strip("\n") + "\n" for part in sections))
