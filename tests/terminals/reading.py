"""What can be read in a picture of a screen, and which of its cells are highlighted.

Reading is tesseract's, in Arabic. It misreads some words of any page, so its figures mean something beside
those of the same page elsewhere only. Text in a wrong order, or with letters that do not join, is read as
other words or as none.
"""
import collections
import os
import re
import subprocess
import unicodedata

# The engine misreads other words when the same picture is larger. A word counts that is read in one of these
# sizes, in percent: of a page in xterm, nearly all.
SIZES = 100, 130, 160

# Spellings that readers of a small picture take for each other.
ALIKE = str.maketrans("أإآٱةىیئکؤ", "ااااهيييكو")
MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c-\u200f\u2066-\u2069]")
WORD = re.compile("[\u0620-\u064a\u066e-\u06d3]{3,}")


class Page:
    """A picture of a screen of cells. `place` is where they are in it: left, top, width and height, in pixels."""

    def __init__(self, path, place, columns, rows):
        self.pixels, self.width, _ = grey(path)
        self.left, self.top, width, height = place
        self.rows, self.cell = rows, (width // columns, height // rows)
        self.grounds = [[self._ground(column, row) for column in range(columns)] for row in range(rows)]

    def _lines_of(self, column, row):
        """Where the pixels of a cell begin, one number for each of its lines."""
        left = self.left + column * self.cell[0]
        top = self.top + row * self.cell[1]
        return [line * self.width + left for line in range(top, top + self.cell[1])]

    def _ground(self, column, row):
        """The shade that a cell has behind its letter: its most frequent one."""
        seen = collections.Counter()
        for start in self._lines_of(column, row):
            seen.update(self.pixels[start:start + self.cell[0]])
        return seen.most_common(1)[0][0]

    def highlighted(self, columns, rows):
        """The cells of these columns and that many rows behind which there is another shade than behind most."""
        shades = collections.Counter(row[column] for row in self.grounds for column in columns)
        usual = shades.most_common(1)[0][0]
        return {(column, row) for row in range(rows) for column in columns
                if abs(self.grounds[row][column] - usual) > 8}

    def read(self, columns):
        """The words of these columns, each as often as it is read."""
        # Dark on white, whatever the colours are: how far each pixel is from the ground of its cell.
        wide = len(columns) * self.cell[0]
        lines = [bytearray(wide) for _ in range(self.rows * self.cell[1])]
        for row in range(self.rows):
            for at, column in enumerate(columns):
                table = distances(self.grounds[row][column])
                for line, start in enumerate(self._lines_of(column, row), row * self.cell[1]):
                    cell = self.pixels[start:start + self.cell[0]].translate(table)
                    lines[line][at * self.cell[0]:(at + 1) * self.cell[0]] = cell
        picture = b"P5 %d %d 255\n" % (wide, len(lines)) + b"".join(lines)
        found = collections.Counter()
        for size in SIZES:
            # Read as often as in the reading where it is read most often.
            found |= recognized(picture, size)
        return found


def grey(path):
    """The pixels of a picture as shades, one byte each; its width and height."""
    made = subprocess.run(["convert", path, "-colorspace", "Gray", "-depth", "8", "pgm:-"],
                          capture_output=True, check=True).stdout
    width, height, pixels = re.fullmatch(rb"P5\s+(\d+)\s+(\d+)\s+255\s(.*)", made, re.DOTALL).groups()
    return pixels, int(width), int(height)


def distances(ground):
    """What becomes of each shade on this ground: the further from it, the darker."""
    furthest = max(ground, 255 - ground)
    return bytes(255 - min(255, abs(shade - ground) * 255 // furthest) for shade in range(256))


def recognized(picture, size):
    """The words that tesseract reads in a picture, brought to a size in percent."""
    sized = subprocess.run(["convert", "pgm:-", "-resize", f"{size}%", "-bordercolor", "white", "-border", "20",
                            "-density", "150", "png:-"], input=picture, capture_output=True, check=True).stdout
    # One process at a time is several times as fast with one thread as with many on a busy machine.
    text = subprocess.run(["tesseract", "-", "-", "-l", "ara", "--psm", "6"], input=sized,
                          env=os.environ | {"OMP_THREAD_LIMIT": "1"}, capture_output=True, check=True).stdout
    return words(text.decode())


def words(text):
    """The Arabic words of a text of three letters and more, without marks, each with its number."""
    text = MARKS.sub("", unicodedata.normalize("NFKC", text))
    return collections.Counter(WORD.findall(text.translate(ALIKE)))


def share(read, expected):
    """How many of the words that are expected were read, from 0 to 1."""
    return (read & expected).total() / max(expected.total(), 1)
