"""What was measured, as tables and pictures for docs/TERMINALS.md."""
import os
import re
import subprocess

from stage import ROWS

# As many rows of each picture are kept.
SHOWN = 14

# How a terminal is known, in the words of the page.
KNOWN_BY = {"answer": "its answers", "environment": "variables", "tmux": "tmux", "nothing": "-"}


def version(package):
    """The version of an installed Debian package, without what Debian adds to it."""
    try:
        told = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True).stdout
    except OSError:
        return ""
    return re.sub(r"^\d+:|[-+~].*|\.20\d{6}.*", "", told)


def grid(header, rows):
    """A table of Markdown."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value):
    return "-" if value is None else f"{value:.2f}"


def table(results):
    """One row a terminal."""
    rows = []
    for result in results:
        shares, doctor, over_ssh = result.shares, result.doctor, result.over_ssh
        rows.append([
            f"{result.name} {version(result.terminal.package)}",
            f"`{doctor['render']}`" if doctor else "-",
            KNOWN_BY[doctor["known_by"]] if doctor else "-",
            ", ".join(f"`{switch}`" for switch in switches(doctor)) or "-",
            "left out" if doctor and doctor["marks"] == "strip" else "kept",
            *(number(shares.get(name)) for name in ("page", "list", "filtered page", "filtered list")),
            f"`{over_ssh['render']}` {number(shares.get('over ssh'))}" if over_ssh else "-",
        ])
    header = ["terminal", "rows are sent", "known by", "switched off", "marks", "page", "list",
              "page, filtered", "list, filtered", "over ssh"]
    return grid(header, rows)


def switches(doctor):
    """What switches something off there: `CSI 8 l` is sent to all, and passed over by most."""
    if not doctor:
        return []
    obeys = "\\e[8;2$y" in doctor["answered"]
    return [switch for switch in doctor["switches"] if switch != "CSI 8 l" or obeys]


def wrong(results, modes):
    """What is read where a mode is forced that is wrong there."""
    told = [f"{result.name} `{modes[result.name]}` {number(result.wrong)}" for result in results
            if result.wrong is not None]
    return "Forced into a wrong mode, for comparison: " + ", ".join(told) + "."


def write(project, results, modes):
    """Puts the table into the page, and a picture of each terminal beside it."""
    page = f"{project}/docs/TERMINALS.md"
    with open(page, encoding="utf-8") as file:
        text = file.read()
    pictures = "\n\n".join(f"**{result.name}**\n\n![Qari in {result.name}](pictures/terminals/{result.name}.png)"
                           for result in results if not result.failure)
    for name, new in (("figures", f"{table(results)}\n\n{wrong(results, modes)}"), ("pictures", pictures)):
        before, _, rest = text.partition(f"<!-- {name} -->\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        text = f"{before}<!-- {name} -->\n{new}\n{end}{after}"
    with open(page, "w", encoding="utf-8") as file:
        file.write(text)
    os.makedirs(f"{project}/docs/pictures/terminals", exist_ok=True)
    for result in results:
        if not result.failure:
            # The upper part, in its own size and few colours: letters stay sharp and files small.
            path, (left, top, width, height) = result.pictures["filtered"]
            part = f"{width}x{height * SHOWN // ROWS}+{left}+{top}"
            subprocess.run(["convert", path, "-strip", "-crop", part, "+repage", "+dither", "-colors", "32",
                            "-define", "png:compression-level=9",
                            f"PNG8:{project}/docs/pictures/terminals/{result.name}.png"], check=True)
