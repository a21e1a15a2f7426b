"""The terminals: which Debian packages each needs, and how it is started on a command.

Each is started as somebody would who has never configured it; only the font, its size and the number of
columns and rows are given, and nothing that has to do with the direction of text.
"""
import glob
import os
import shlex
import shutil
from collections import namedtuple

FONT = "DejaVu Sans Mono"

# What a terminal is started with: the command, cells to be had, the height of the font in pixels and a
# home to put settings into.
Place = namedtuple("Place", "command columns rows pixels home")

# name, Debian package whose version is told, programs or files it needs, its command line
Terminal = namedtuple("Terminal", "name package needs start")

VTE = "/usr/lib/*/girepository-1.0/Vte-2.91.typelib"

# The widget of GNOME Terminal, Tilix, Xfce Terminal and others, in a window of its own.
VTE_WINDOW = """
import sys, gi
gi.require_version("Vte", "2.91")
gi.require_version("Gtk", "3.0")
from gi.repository import GLib, Gtk, Pango, Vte
columns, rows, font, *command = sys.argv[1:]
terminal = Vte.Terminal()
terminal.set_size(int(columns), int(rows))
terminal.set_font(Pango.FontDescription(font))
terminal.connect("child-exited", Gtk.main_quit)
window = Gtk.Window()
window.add(terminal)
window.show_all()
terminal.grab_focus()
terminal.spawn_async(Vte.PtyFlags.DEFAULT, None, command, None, GLib.SpawnFlags.DEFAULT, None, None, -1, None, None)
Gtk.main()
"""


def points(place):
    """The font's height where a terminal wants points, at 96 dots an inch."""
    return f"{place.pixels * 0.75:g}"


def settings(place, path, text):
    """Writes a file of settings below the home, and says where it is."""
    whole = os.path.join(place.home, path)
    os.makedirs(os.path.dirname(whole), exist_ok=True)
    with open(whole, "w", encoding="utf-8") as file:
        file.write(text)
    return whole


def xterm(place):
    return ["xterm", "-u8", "-fa", f"{FONT}:pixelsize={place.pixels}",
            "-geometry", f"{place.columns}x{place.rows}", "-e", *place.command]


def urxvt(place):
    return ["urxvt", "-fn", f"xft:{FONT}:pixelsize={place.pixels}",
            "-geometry", f"{place.columns}x{place.rows}", "-e", *place.command]


def st(place):
    return ["st", "-f", f"{FONT}:pixelsize={place.pixels}", "-g", f"{place.columns}x{place.rows}",
            "-e", *place.command]


def alacritty(place):
    options = {"font.normal.family": FONT, "font.size": points(place),
               "window.dimensions.columns": place.columns, "window.dimensions.lines": place.rows}
    given = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    return ["alacritty", *given, "-e", *place.command]


def foot(place):
    # A Wayland client, so a compositor for one window is put around it, which refuses to run as root.
    nobody = []
    if os.geteuid() == 0:
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        for folder, _, files in os.walk(place.home):
            for path in [folder, *(os.path.join(folder, name) for name in files)]:
                os.chown(path, 65534, 65534)
    return [*nobody, "cage", "--", "foot", "-f", f"{FONT}:pixelsize={place.pixels}", *place.command]


def zutty(place):
    return ["zutty", "-font", FONT.replace(" ", ""), "-fontsize", str(place.pixels),
            "-geometry", f"{place.columns}x{place.rows}", "-e", *place.command]


def vte(place):
    window = settings(place, "vte.py", VTE_WINDOW)
    # The bindings belong to Debian's own interpreter.
    return ["/usr/bin/python3", window, str(place.columns), str(place.rows),
            f"{FONT} {place.pixels}px", *place.command]


def konsole(place):
    settings(place, ".config/konsolerc", "[KonsoleWindow]\nShowMenuBarByDefault=false\nRememberWindowSize=false\n"
             "[MainWindow]\nMenuBar=Disabled\nState=AAAA\nToolBarsMovable=Disabled\n[MainWindow][Toolbar mainToolBar]\nHidden=true\n"
             "[MainWindow][Toolbar sessionToolbar]\nHidden=true\n")
    profile = {"Font": f"{FONT},-1,{place.pixels},5,50,0,0,0,0,0", "TerminalColumns": place.columns,
               "TerminalRows": place.rows, "ScrollBarPosition": 2}
    given = [word for name, value in profile.items() for word in ("-p", f"{name}={value}")]
    return ["dbus-run-session", "--", "konsole", "--separate", "--nofork", "--hide-menubar", "--hide-tabbar",
            *given, "-e", *place.command]


def mlterm(place):
    settings(place, ".mlterm/aafont", f"DEFAULT = {FONT}\nISO10646_UCS4_1 = {FONT}\n")
    return ["mlterm", "--type=cairo", "-w", str(place.pixels), "-g", f"{place.columns}x{place.rows}",
            "--sbmod=none", "--im=none", "-e", *place.command]


def kitty(place):
    options = {"font_family": FONT, "font_size": points(place), "remember_window_size": "no",
               "initial_window_width": f"{place.columns}c", "initial_window_height": f"{place.rows}c",
               "update_check_interval": 0}
    given = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
    return ["kitty", "--config", "NONE", *given, *place.command]


def pterm(place):
    return ["pterm", "-fn", f"client:{FONT} {points(place)}", "-geometry", f"{place.columns}x{place.rows}",
            "-xrm", "pterm.LineCodePage: UTF-8", "-sb-", "-e", *place.command]


def qterminal(place):
    settings(place, ".config/qterminal.org/qterminal.ini",
             f"[General]\nfontFamily={FONT}\nfontSize={points(place)}\nMenuVisible=false\nScrollbarPosition=0\n"
             "HideTabBarWithOneTab=true\nAskOnExit=false\n[MainWindow]\nsize=@Size(1200 800)\n")
    return ["dbus-run-session", "--", "qterminal", "-e", shlex.join(place.command)]


def within(outer, inner):
    """A terminal with a multiplexer in it; `inner` makes its command line of the place."""
    return lambda place: outer(place._replace(command=inner(place)))


def tmux(place):
    return ["tmux", "-u", "-S", f"{place.home}/tmux", "-f", "/dev/null", "new-session", shlex.join(place.command)]


def screen(place):
    return ["screen", "-U", "-c", "/dev/null", *place.command]


TERMINALS = [
    Terminal("xterm", "xterm", ["xterm"], xterm),
    Terminal("urxvt", "rxvt-unicode", ["urxvt"], urxvt),
    Terminal("st", "stterm", ["st"], st),
    Terminal("alacritty", "alacritty", ["alacritty"], alacritty),
    Terminal("foot", "foot", ["foot", "cage"], foot),
    Terminal("zutty", "zutty", ["zutty"], zutty),
    Terminal("vte", "libvte-2.91-0", [VTE, "/usr/bin/python3"], vte),
    Terminal("konsole", "konsole", ["konsole", "dbus-run-session"], konsole),
    Terminal("mlterm", "mlterm", ["mlterm"], mlterm),
    Terminal("kitty", "kitty", ["kitty"], kitty),
    Terminal("pterm", "pterm", ["pterm"], pterm),
    Terminal("qterminal", "qterminal", ["qterminal", "dbus-run-session"], qterminal),
    Terminal("tmux-in-xterm", "tmux", ["tmux", "xterm"], within(xterm, tmux)),
    Terminal("tmux-in-vte", "tmux", ["tmux", VTE], within(vte, tmux)),
    Terminal("screen-in-xterm", "screen", ["screen", "xterm"], within(xterm, screen)),
]


def missing(terminal):
    """Which of the things it needs are not there."""
    return [need for need in terminal.needs
            if not (glob.glob(need) if need.startswith("/") else shutil.which(need))]
