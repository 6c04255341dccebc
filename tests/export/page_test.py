"""The exported web page in a real browser, used with the keyboard alone. Started as SCRIPT PROGRAM."""

import http.client
import json
import subprocess
import time
import unittest

import exporting
from exporting import STEPS, Case, needs

KEYS = {"right": "\ue014", "left": "\ue012", "down": "\ue00f", "up": "\ue00e", "home": "\ue011", "end": "\ue010",
        "space": " ", "tab": "\ue004"}


class Browser:
    """Chromium without a window, driven through its WebDriver."""

    def __init__(self):
        self.driver = subprocess.Popen(["chromedriver", "--port=0"], stdout=subprocess.PIPE, text=True)
        for line in self.driver.stdout:
            if "on port" in line and "successfully" in line:
                self.port = int(line.rstrip(".\n").split()[-1])
                break
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]}
        logs = {"goog:loggingPrefs": {"browser": "ALL"}}
        session = self.call("POST", "", {"capabilities": {"alwaysMatch": {"goog:chromeOptions": options, **logs}}})
        self.session = "/" + session["sessionId"]

    def call(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request(method, "/session" + path, json.dumps(body) if body is not None else None)
        value = json.loads(connection.getresponse().read())["value"]
        connection.close()
        if isinstance(value, dict) and "error" in value:
            raise AssertionError(value["message"])
        return value

    def open(self, address):
        self.call("POST", self.session + "/url", {"url": address})

    def run(self, script):
        return self.call("POST", self.session + "/execute/sync", {"script": "return " + script, "args": []})

    def press(self, name):
        key = KEYS[name]
        actions = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
        self.call("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def complaints(self):
        return self.call("POST", self.session + "/se/log", {"type": "browser"})

    def close(self):
        try:
            self.call("DELETE", self.session)
        finally:
            self.driver.terminate()
            self.driver.communicate()


@needs("chromium", "chromedriver")
class Page(Case):
    def setUp(self):
        super().setUp()
        self.export("a.html", "--size", "960x540")
        self.browser = Browser()
        self.addCleanup(self.browser.close)
        self.browser.open("file://" + self.path("a.html"))

    def step(self):
        return int(self.browser.run("document.body.dataset.step"))

    def press(self, *names):
        for name in names:
            self.browser.press(name)
        return self.step()

    def test_keys(self):
        self.assertEqual(self.step(), 0)
        self.assertEqual(self.press("right"), 1)
        self.assertEqual(self.press("right", "down", "up", "left"), 1)
        self.assertEqual(self.press("end"), STEPS - 1)
        self.assertEqual(self.press("right"), STEPS - 1, "it does not begin again")
        self.assertEqual(self.press("down", "left"), STEPS - 2)
        self.assertEqual(self.press("home", "left"), 0)

    def test_space_plays_and_pauses(self):
        self.press("space")
        self.assertEqual(self.browser.run("document.body.dataset.playing"), "yes")
        begin = time.monotonic()
        while self.step() < 3 and time.monotonic() - begin < 30:
            time.sleep(0.1)
        self.assertGreaterEqual(self.step(), 3)
        self.press("space")
        self.assertEqual(self.browser.run("document.body.dataset.playing"), "no")
        stopped = self.step()
        time.sleep(1.5)
        self.assertEqual(self.step(), stopped)

    def test_controls_can_be_reached_with_tab(self):
        seen = []
        for _ in range(6):
            self.browser.press("tab")
            seen.append(self.browser.run("document.activeElement.id"))
        for control in ("play", "next", "slider"):
            self.assertIn(control, seen)
        self.browser.run("(document.getElementById('slider').focus(), 0)")
        self.assertEqual(self.press("right"), 1, "one step, also with the focus on the slider")
        self.browser.run("(document.getElementById('next').focus(), 0)")
        self.assertEqual(self.press("space"), 2, "a button is pressed by Space")

    def test_every_step_has_a_drawing_and_words(self):
        for step in range(STEPS):
            self.assertTrue(self.browser.run("document.querySelector('#picture svg > desc').textContent.length") > 10)
            words = self.browser.run("document.getElementById('words').textContent")
            self.assertIn(f"Step {step} of {STEPS - 1}", words)
            self.press("right")
        self.assertEqual(self.browser.run("document.getElementById('words').getAttribute('aria-live')"), "polite")

    def test_it_asks_nobody_for_anything(self):
        self.press("right", "right")
        self.assertEqual(self.browser.run("performance.getEntriesByType('resource').length"), 0)
        self.assertEqual([entry for entry in self.browser.complaints() if entry["level"] == "SEVERE"], [])

    def test_letters_stand_where_they_were_measured(self):
        # Whatever fonts the browser has, each run is as wide as the file says.
        wrong = self.browser.run("""Array.from(document.querySelectorAll('#picture tspan')).filter(function (run) {
            return Math.abs(run.getComputedTextLength() - Number(run.getAttribute('textLength'))) > 1; }).length""")
        self.assertEqual(wrong, 0)


if __name__ == "__main__":
    exporting.main()
