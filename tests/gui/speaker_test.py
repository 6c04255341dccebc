"""The speaker's window: opened, led from, swapped between two screens, closed; with one screen and with two."""

import os
import shutil
import subprocess
import tempfile
import time

import window

MODE = "74.25 1280 1390 1430 1650 720 725 730 750".split()  # 1280x720, as cvt computes it

# Two outputs of the dummy driver beside one another; Xvfb has but one.
CONFIGURATION = """
Section "ServerFlags"
  Option "DontVTSwitch" "true"
  Option "AutoAddDevices" "false"
  Option "AutoEnableDevices" "false"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 65536
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  DefaultDepth 24
EndSection
"""


class TwoScreens:
    """A display of 2560x720 that is two screens. `name` is None where it cannot be had."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="deconvista-screens-")
        self.server, self.name = None, None
        if not (shutil.which("Xorg") and shutil.which("xrandr")):
            return
        path = os.path.join(self.folder.name, "xorg.conf")
        with open(path, "w", encoding="ascii") as file:
            file.write(CONFIGURATION)
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xorg", "-displayfd", str(write), "-config", path, "-logfile", os.path.join(self.folder.name, "log"),
             "-noreset", "-novtswitch", "-sharevts", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            number = numbers.readline().strip()
        if number and self._set_up(":" + number):
            self.name = ":" + number

    def _set_up(self, name):
        def xrandr(*words):
            return subprocess.run(["xrandr", *words], env={**os.environ, "DISPLAY": name}, capture_output=True,
                                  check=False).returncode == 0
        return (xrandr("--newmode", "small", *MODE) and
                all(xrandr("--addmode", output, "small") for output in ("DUMMY0", "DUMMY1")) and
                xrandr("--output", "DUMMY0", "--mode", "small", "--pos", "0x0",
                       "--output", "DUMMY1", "--mode", "small", "--pos", "1280x0") and
                xrandr())  # asks the outputs anew: the second one was not connected until now

    def close(self):
        if self.server is not None:
            self.server.terminate()
            self.server.wait()
        self.folder.cleanup()


class Speaker(window.WindowTest):
    def begin(self, *keys, language="en"):
        self.window = self.open("lesson", "transposed_convolution", "--lang", language)
        self.window.expect(page=1, workspace="lesson")
        self.window.key(*keys)
        return self.window.expect(presenting=True)

    def windows(self):
        """Numbers of all windows of the program that are seen; none if one went while they were looked for."""
        try:
            return self.window._xdotool("search", "--onlyvisible", "--class", "deconvista").split()
        except subprocess.CalledProcessError:
            return []

    def turn_to_speaker(self):
        """From now on the pointer is moved, and places are meant, in the speaker's window."""
        for _ in range(200):
            others = [number for number in self.windows() if number != self.window.number]
            if others:
                break
            time.sleep(0.1)
        self.assertTrue(others, "no second window came up")
        self.window.number = others[-1]
        self.window._xdotool("windowfocus", "--sync", self.window.number)
        self.window.place("speaker.on")

    def wait_for_one_window(self):
        """The state is reported before the window goes."""
        for _ in range(100):
            if len(self.windows()) == 1:
                return
            time.sleep(0.1)
        self.fail("the second window stayed")

    def where(self, number):
        words = self.window._xdotool("getwindowgeometry", "--shell", number).split()
        facts = dict(word.split("=") for word in words if "=" in word)
        return tuple(int(facts[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))


class OneScreen(Speaker):
    def test_nothing_but_the_show_fills_a_single_screen(self):
        state = self.begin("F5")
        self.assertEqual((state["notes"], state["seats"]), (False, [0, -1]))
        self.assertEqual(len(self.windows()), 1)

    def test_the_lesson_is_led_from_the_second_window(self):
        state = self.begin("shift+F5")
        self.assertEqual((state["notes"], state["seats"]), (True, [-1, 0]))
        self.turn_to_speaker()
        self.window.click_on("speaker.on")
        self.window.wait(lambda state: (state["page"], state["page_step"]) != (1, 0) or state["page_mode"] != "still",
                         "a step on")
        self.window.click_on("speaker.black")
        self.window.expect(veil="black")
        self.window.key("Next")
        self.window.expect(veil="none")
        self.window.key("5", "Return")
        self.window.expect(page=5)
        self.window.click_on("speaker.back")
        self.window.expect(page=4)
        self.window.key("n")
        self.window.expect(notes=False, seats=[0, -1], presenting=True)
        self.wait_for_one_window()

    def test_ending_closes_it(self):
        self.begin("shift+F5")
        self.turn_to_speaker()
        self.window.click_on("speaker.end")
        self.window.expect(presenting=False)
        self.wait_for_one_window()

    def test_scenes_have_notes_too(self):
        self.window = self.open()
        self.window.key("shift+F5")
        self.window.expect(presenting=True, notes=True)
        self.turn_to_speaker()
        for step in (1, 2):
            self.window.click_on("speaker.on")
            self.window.expect(step=step, mode="still")
        self.window.key("Escape")
        self.window.expect(presenting=False)


class OnTwoScreens(Speaker):
    @classmethod
    def setUpClass(cls):
        cls.display = TwoScreens()

    def setUp(self):
        super().setUp()
        if self.display.name is None:
            reason = "two screens: Xorg with its dummy driver and xrandr are not installed or do not run here"
            print("SKIPPED: " + reason)
            self.skipTest(reason)

    def test_the_show_fills_the_second_screen_and_the_windows_swap(self):
        state = self.begin("F5", language="zh")
        self.assertEqual((state["notes"], state["seats"]), (True, [1, 0]))
        show = self.window.number
        self.assertEqual(self.where(show), (1280, 0, 1280, 720))
        self.turn_to_speaker()
        x, y, width, height = self.where(self.window.number)
        self.assertTrue(x >= 0 and x + width <= 1280 and y >= 0 and y + height <= 720, (x, y, width, height))
        self.window.click_on("speaker.swap")
        self.window.expect(seats=[0, 1])
        self.wait_until_at(show, (0, 0, 1280, 720))
        x, _, width, _ = self.where(self.window.number)
        self.assertTrue(x >= 1280 and x + width <= 2560, (x, width))
        self.window.key("x")
        self.window.expect(seats=[1, 0])
        self.wait_until_at(show, (1280, 0, 1280, 720))
        self.window.key("Escape")
        self.window.expect(presenting=False, seats=[-1, -1])

    def wait_until_at(self, number, place):
        for _ in range(100):
            if self.where(number) == place:
                return
            time.sleep(0.1)
        self.assertEqual(self.where(number), place)


if __name__ == "__main__":
    window.main()
