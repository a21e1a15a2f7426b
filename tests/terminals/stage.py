"""A screen nobody sees, one terminal on it, and Qari in that.

Everything that is started has a home of its own, so that nothing of the person's settings counts, and is
known by it: when the stage is left, whatever names that home in its environment is ended, and nothing else.
"""
import collections
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time

from reading import grey
from terminals import Place

COLUMNS, ROWS, PIXELS = 100, 30, 24
SCREEN = 1920, 1200

# Run by the terminal, which may have set HOME itself. The screen is painted in one colour, by which the
# place of the cells is seen, until the window has its size; then Qari begins. When it has been left, its
# doctor says what was decided. {way} takes away what a connection does not carry.
INSIDE = """
cd {home} && export HOME={home}
until [ -e begin ]; do
  size=$(stty size </dev/tty) && echo $size >size.new && mv size.new size
  printf '\\033[?25l\\033[H\\033[45m%*s\\033[m' $((${size% *} * ${size#* })) ''
  sleep 0.2
done
printf '\\033[m\\033[2J\\033[H\\033[?25h'
{way} LC_ALL=ar_EG.UTF-8 ./qari
{way} LC_ALL=ar_EG.UTF-8 ./qari doctor --no-state --format jsonl >doctor.new && mv doctor.new doctor
sleep 600
"""
# Of what a terminal sets, a connection carries no more than this.
OVER_SSH = 'env -i TERM="$TERM" HOME="$HOME" PATH="$PATH"'


class Failed(Exception):
    """A terminal that could not be tried, and why."""


class Stage:
    """One terminal; to be used in `with`."""

    def __init__(self, terminal, qari, over_ssh=False, render=None):
        self.terminal, self.way = terminal, OVER_SSH if over_ssh else "env"
        if render:
            self.way += f" QARI_RENDER={render}"
        self.started = []
        self.home = tempfile.mkdtemp(prefix="qari-stage-")
        # Some run as another user, who may not be let in where Qari was built.
        shutil.copy(qari, f"{self.home}/qari")

    def __enter__(self):
        try:
            self._open()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        end_all_of(self.home, self.started)
        shutil.rmtree(self.home, ignore_errors=True)

    def _open(self):
        kept = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
        self.environment = kept | {
            "HOME": self.home, "XDG_RUNTIME_DIR": self.home, "SCREENDIR": f"{self.home}/screen",
            "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh", "USER": "reader", "NO_AT_BRIDGE": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1", "GDK_BACKEND": "x11", "QT_QPA_PLATFORM": "xcb",
            "WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman",
        }
        self.environment["DISPLAY"] = self._screen()
        with open(f"{self.home}/inside.sh", "w", encoding="utf-8") as file:
            file.write(INSIDE.replace("{way}", self.way).replace("{home}", self.home))
        place = self._place()
        # After the files are there: it may give them to another user.
        with open(f"{self.home}/log", "wb") as log:
            self._start(self.terminal.start(place), cwd=self.home, stdout=log, stderr=log)
        self.window = self._wait(self._largest_window, 30, "showed no window")
        self._x("windowfocus", self.window)
        self._fit()

    def _place(self):
        return Place(["/bin/sh", f"{self.home}/inside.sh"], COLUMNS, ROWS, PIXELS, self.home)

    def _start(self, command, **how):
        self.started.append(subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, **how))

    def _screen(self):
        """Starts an X server on a free number."""
        read, write = os.pipe()
        self._start(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SCREEN[0]}x{SCREEN[1]}x24", "-dpi", "96",
                     "-nolisten", "tcp", "-ac", "-noreset"],
                    pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise Failed("Xvfb did not start")
        return f":{number}"

    def _fit(self):
        """Makes the window as large as the cells need, where the terminal took pixels."""
        for _ in range(6):
            size = self._wait(lambda: self._told("size"), 15, "did not start its command")
            rows, columns = map(int, size.split())
            if (columns, rows) == (COLUMNS, ROWS):
                self.cells = self._painted()
                return
            width, height = self.geometry()
            self._x("windowsize", self.window, str(width + (COLUMNS - columns) * width // max(columns, 1)),
                    str(height + (ROWS - rows) * height // max(rows, 1)))
            time.sleep(1)
        raise Failed(f"has {columns}×{rows} cells instead of {COLUMNS}×{ROWS}")

    def _painted(self):
        """Where the cells are in a picture: left, top, width and height of them all, in pixels."""
        self.picture(f"{self.home}/painted.png")
        pixels, width, height = grey(f"{self.home}/painted.png")
        paint = collections.Counter(pixels).most_common(1)[0][0]
        lines = [line for line in range(height) if pixels.count(paint, line * width, (line + 1) * width) > width / 2]
        middle = pixels[(lines[0] + lines[-1]) // 2 * width:][:width]
        left = middle.index(paint)
        return left, lines[0], middle.rindex(paint) + 1 - left, lines[-1] + 1 - lines[0]

    def begin(self):
        """Lets Qari start."""
        open(f"{self.home}/begin", "w").close()
        time.sleep(1)

    def keys(self, *keys):
        for key in keys:
            self._x("key", key)
            time.sleep(0.1)

    def picture(self, path):
        """Takes one when nothing moves any more."""
        before = None
        for _ in range(20):
            time.sleep(0.7)
            taken = subprocess.run(["import", "-silent", "-window", self.window, path], env=self.environment)
            if taken.returncode:
                raise Failed("has closed its window")
            with open(path, "rb") as file:
                now = file.read()
            # A blinking cursor may keep on; the size of the file tells it from a page that changes.
            if before and abs(len(now) - len(before)) <= 200:
                return
            before = now
        raise Failed("does not come to rest")

    def doctor(self):
        """Leaves Qari; what its doctor says."""
        self.keys("q")
        return json.loads(self._wait(lambda: self._told("doctor"), 15, "let Qari not be left"))

    def geometry(self):
        told = self._x("getwindowgeometry", "--shell", self.window)
        values = dict(line.split("=") for line in told.split())
        return int(values["WIDTH"]), int(values["HEIGHT"])

    def _largest_window(self):
        windows = []
        for window in self._x("search", "--maxdepth", "1", "--onlyvisible", "--name", "").split():
            self.window = window
            try:
                width, height = self.geometry()
            except KeyError:  # It has gone meanwhile.
                continue
            # The window behind all others is among them, and helpers of some pixels.
            if (width, height) != SCREEN and width * height > 10_000:
                windows.append((width * height, window))
        return max(windows, default=(0, None))[1]

    def _told(self, name):
        try:
            with open(f"{self.home}/{name}", encoding="utf-8") as file:
                return file.read().strip()
        except OSError:
            return None

    def _wait(self, what, seconds, otherwise):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := what():
                return found
            time.sleep(0.1)
        raise Failed(otherwise)

    def _x(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True).stdout


def end_all_of(home, started):
    """Ends, by number, all processes that have this home; `started` are ours among them."""
    mark = home.encode()

    def running():
        found = []
        for number in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{number}/environ", "rb") as file:
                    if mark in file.read():
                        found.append(int(number))
            except OSError:
                pass
        return found

    for with_signal in (signal.SIGTERM, signal.SIGTERM, signal.SIGKILL):
        for number in running():
            try:
                os.kill(number, with_signal)
            except ProcessLookupError:
                pass
        end = time.monotonic() + 1.5
        while running() and time.monotonic() < end:
            time.sleep(0.05)
            for process in started:
                process.poll()
