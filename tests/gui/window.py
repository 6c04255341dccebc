"""Drives the real window of the program on a display of its own, and reads the states that it reports.

Python's standard library, Xvfb and xdotool are all it needs. The program reports its state as a line of JSON whenever
that changes (app/state/report.h); a test presses keys and buttons as a person would and waits for what must follow.
"""

import ctypes
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PATIENCE = 60  # seconds; a loaded machine is slow, and only a failing test waits so long

program = None  # set by main()


def missing_tool():
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            return tool
    return None


class Display:
    """A virtual screen."""

    def __init__(self, size="1280x720"):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size + "x24", "-noreset", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self.name = ":" + numbers.readline().strip()

    def close(self):
        self.server.terminate()
        self.server.wait()


class CursorImage(ctypes.Structure):
    """XFixesCursorImage of X11/extensions/Xfixes.h."""

    _fields_ = [("x", ctypes.c_short), ("y", ctypes.c_short), ("width", ctypes.c_ushort), ("height", ctypes.c_ushort),
                ("xhot", ctypes.c_ushort), ("yhot", ctypes.c_ushort), ("serial", ctypes.c_ulong),
                ("pixels", ctypes.POINTER(ctypes.c_ulong)), ("atom", ctypes.c_ulong), ("name", ctypes.c_char_p)]


def pointer_is_seen(display_name):
    """Whether anything of the pointer's image is not transparent."""
    x11, fixes = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXfixes.so.3")
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    integer = ctypes.POINTER(ctypes.c_int)
    fixes.XFixesQueryExtension.argtypes = [ctypes.c_void_p, integer, integer]
    fixes.XFixesGetCursorImage.restype = ctypes.POINTER(CursorImage)
    fixes.XFixesGetCursorImage.argtypes = [ctypes.c_void_p]
    connection = x11.XOpenDisplay(display_name.encode())
    try:
        fixes.XFixesQueryExtension(connection, ctypes.c_int(), ctypes.c_int())
        image = fixes.XFixesGetCursorImage(connection).contents
        return any(image.pixels[i] >> 24 & 255 for i in range(image.width * image.height))
    finally:
        x11.XCloseDisplay(connection)


class Window:
    """The program, running. `state` is what it reported last."""

    def __init__(self, display, home, *arguments, environment=None):
        surroundings = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
        surroundings.update(DISPLAY=display.name, HOME=home, XDG_CONFIG_HOME=home + "/config",
                            DECONVISTA_REPORT_STATE="1", LANG="C.UTF-8", **(environment or {}))
        self.surroundings = surroundings
        self.states = []
        self.changed = threading.Condition()
        self.process = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, cwd=home, env=surroundings)
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.wait(lambda state: True, "the first frame")
        self.number = self._xdotool("search", "--sync", "--onlyvisible", "--class", "deconvista").split()[-1]
        # Without a window manager nobody else gives the window the keyboard.
        self._xdotool("windowfocus", "--sync", self.number)

    def _read(self):
        for line in self.process.stdout:
            with self.changed:
                self.states.append(json.loads(line))
                self.changed.notify_all()
        with self.changed:
            self.changed.notify_all()

    def _xdotool(self, *words):
        return subprocess.run(["xdotool", *map(str, words)], env=self.surroundings, check=True, text=True,
                              capture_output=True).stdout

    @property
    def state(self):
        return self.states[-1]

    def wait(self, condition, what):
        """Until the state fulfils the condition."""
        with self.changed:
            if not self.changed.wait_for(lambda: self.states and condition(self.state), PATIENCE):
                found = {name: value for name, value in self.state.items() if name != "places"} if self.states else None
                raise AssertionError(f"{what} did not come about; the last state was {found}")
        return self.state

    def expect(self, **values):
        """Until each of these has its value."""
        return self.wait(lambda state: all(state[name] == value for name, value in values.items()), str(values))

    # ---- what a person does

    def key(self, *chords):
        for chord in chords:
            self._xdotool("key", chord)

    def type(self, text):
        self._xdotool("type", "--delay", 15, text)

    def move(self, x, y):
        self._xdotool("mousemove", "--window", self.number, round(x), round(y))

    def press(self):
        self._xdotool("mousedown", 1)

    def release(self):
        self._xdotool("mouseup", 1)

    def click(self, x, y):
        self.move(x, y)
        self._xdotool("click", 1)

    def drag(self, begin, end, pieces=8):
        self.move(*begin)
        self.press()
        for i in range(1, pieces + 1):
            self.move(*(a + (b - a) * i / pieces for a, b in zip(begin, end)))
            time.sleep(0.03)
        self.release()

    def wheel(self, x, y, direction):
        self.move(x, y)
        self._xdotool("click", 5 if direction == "down" else 4)

    # ---- where things are

    def place(self, name):
        self.wait(lambda state: name in state["places"], f"a control {name}")
        return self.state["places"][name]

    def center(self, name):
        x, y, width, height = self.place(name)
        return x + width / 2, y + height / 2

    def click_on(self, name):
        self.place(name)
        self.settle()
        self.click(*self.center(name))

    def settle(self):
        """Until nothing is reported any more: dialogs take a few frames to find their size."""
        count = -1
        while count != len(self.states):
            count = len(self.states)
            time.sleep(0.5)

    # ---- the end

    def wait_for_exit(self):
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return code

    def close(self):
        self.release()  # a failed test may have left the button down
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join(PATIENCE)
        self.process.stdout.close()


class WindowTest(unittest.TestCase):
    """A test with a display, an empty home folder, and as many windows as it opens."""

    @classmethod
    def setUpClass(cls):
        cls.display = Display()

    @classmethod
    def tearDownClass(cls):
        cls.display.close()

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="deconvista-gui-")
        self.addCleanup(folder.cleanup)
        self.home = os.path.realpath(folder.name)
        self.settings(first_hint="seen")

    def open(self, *arguments, **options):
        window = Window(self.display, self.home, *arguments, **options)
        self.addCleanup(window.close)
        return window

    def settings(self, **values):
        """What the program remembers from the start before."""
        os.makedirs(self.file("config/deconvista"), exist_ok=True)
        with open(self.file("config/deconvista/settings.json"), "w", encoding="utf-8") as file:
            json.dump(values, file)

    def file(self, name):
        return os.path.join(self.home, name)


def main():
    global program
    program = os.path.abspath(sys.argv.pop(1))
    tool = missing_tool()
    if tool:
        print(f"SKIPPED: {tool} is not installed")
        sys.exit(77)
    unittest.main(verbosity=2)
