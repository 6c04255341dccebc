"""Opening, saving, the question before changes are lost, and what is remembered until the next start."""

import json
import os
import shutil
import subprocess

import window

SCENE = {"version": 1, "operation": "convolution",
         "input": {"shape": [1, 1, 6], "values": [1, 2, 3, 4, 5, 6]},
         "kernel": {"shape": [1, 1, 3], "values": [1, 0, -1]}}


def bmp(width, height):
    """A picture, all black."""
    row = (width * 3 + 3) // 4 * 4
    size = 54 + row * height
    header = b"BM" + size.to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    info = (40).to_bytes(4, "little") + width.to_bytes(4, "little") + height.to_bytes(4, "little")
    return header + info + (1).to_bytes(2, "little") + (24).to_bytes(2, "little") + bytes(24 + row * height)


class Files(window.WindowTest):
    def write(self, name, content):
        mode = "wb" if isinstance(content, bytes) else "w"
        with open(self.file(name), mode) as file:
            file.write(content)
        return self.file(name)

    def change(self, running):
        """One more on the stride."""
        before = running.state["stride"][0]
        x, y, width, height = running.place("param_stride.0")
        running.click(x + width - 10, y + height / 2)
        running.wait(lambda state: state["stride"][0] == before + 1, "a larger stride")

    def save_as(self, running, name):
        running.key("ctrl+shift+s")
        running.expect(dialog="save")
        running.settle()
        running.key("ctrl+a")
        running.type(name)
        running.key("Return")

    def test_save_and_save_as(self):
        running = self.open()
        self.change(running)
        running.key("ctrl+s")
        running.expect(dialog="save")
        running.settle()
        running.key("ctrl+a")
        running.type("mine")
        running.key("Return")
        running.expect(dialog="", path=self.file("mine.json"), unsaved=False, message="file_saved")
        answer = subprocess.run([window.program, "eval", self.file("mine.json")], capture_output=True, text=True)
        self.assertEqual(json.loads(answer.stdout)["shape"], [1, 1, 7, 7])

        self.change(running)
        running.expect(unsaved=True)
        running.key("ctrl+s")
        running.expect(unsaved=False, dialog="")
        with open(self.file("mine.json")) as file:
            self.assertEqual(json.load(file)["stride"], [4, 4])

        self.save_as(running, "other")
        running.expect(path=self.file("other.json"), dialog="")
        self.assertEqual(running.state["recent"], [self.file("other.json"), self.file("mine.json")])

    def test_saving_asks_before_it_replaces(self):
        self.write("taken.json", "precious")
        running = self.open()
        self.save_as(running, "taken")
        running.settle()
        running.expect(dialog="save")
        with open(self.file("taken.json")) as file:
            self.assertEqual(file.read(), "precious")
        running.key("Return")
        running.expect(dialog="", path=self.file("taken.json"))

    def test_open(self):
        path = self.write("scene.json", json.dumps(SCENE))
        running = self.open()
        running.key("ctrl+o")
        running.expect(dialog="open")
        running.settle()
        running.type("scene.json")
        running.key("Return")
        running.expect(dialog="", path=path, operation="convolution", input=[6], step=0)

    def test_files_of_the_command_line(self):
        scene = self.write("scene.json", json.dumps({**SCENE, "input": {"shape": [1, 1, 4, 4], "generator": "ramp"},
                                                     "kernel": {"shape": [1, 1, 2, 2], "generator": "ones"}}))
        picture = self.write("picture.bmp", bmp(7, 5))
        running = self.open(scene, picture)
        running.expect(path=scene, input=[5, 7], undo=1, unsaved=True)
        self.assertEqual(running.state["recent"], [picture, scene])

    def test_a_file_that_makes_no_sense_is_a_message(self):
        running = self.open(self.write("bad.json", "[" * 100000))
        running.wait(lambda state: state["message"] != "", "a message")
        self.assertEqual(running.state["preset"], "transposed_3x3_stride_2")
        running.key("Right")
        running.expect(step=1)

    def test_unsaved_changes_are_asked_for(self):
        running = self.open()
        self.change(running)
        running.key("ctrl+q")
        running.expect(dialog="unsaved")
        running.key("Escape")
        running.expect(dialog="", stride=[3, 3])
        running.key("ctrl+q")
        running.expect(dialog="unsaved")
        running.click_on("button.1")
        self.assertEqual(running.wait_for_exit(), 0)

    def test_quitting_can_save_first(self):
        running = self.open()
        self.save_as(running, "mine")
        running.expect(path=self.file("mine.json"), dialog="")
        self.change(running)
        running.key("ctrl+q")
        running.expect(dialog="unsaved")
        running.key("Return")
        self.assertEqual(running.wait_for_exit(), 0)
        with open(self.file("mine.json")) as file:
            self.assertEqual(json.load(file)["stride"], [3, 3])

    def test_opening_asks_too(self):
        path = self.write("scene.json", json.dumps(SCENE))
        running = self.open()
        self.change(running)
        running.key("ctrl+o")
        running.expect(dialog="open")
        running.settle()
        running.type("scene.json")
        running.key("Return")
        running.expect(dialog="unsaved", path="")
        running.click_on("button.1")
        running.expect(dialog="", path=path)

    def test_export(self):
        running = self.open()
        running.key("ctrl+shift+e")
        running.expect(dialog="export")
        running.click_on("button.1")
        running.expect(dialog="", message="export_done")
        frames = os.listdir(self.file("transposed_3x3_stride_2-frames"))
        self.assertEqual(len(frames), running.state["steps"])

    def test_settings_are_kept(self):
        path = self.write("scene.json", json.dumps(SCENE))
        running = self.open(path, "--lang", "zh", "--theme", "dark")
        running.expect(language="zh", theme="dark")
        running.key("ctrl+equal")
        running.wait(lambda state: state["ui_scale"] > 1, "a larger interface")
        running.key("ctrl+q")
        self.assertEqual(running.wait_for_exit(), 0)
        again = self.open()
        again.wait(lambda state: state["language"] == "zh" and state["theme"] == "dark" and state["ui_scale"] > 1 and
                   state["recent"] == [path], "the settings of the last time")

    def test_broken_settings_are_survived(self):
        self.write("config/deconvista/settings.json", "{\"theme\": [[[")
        running = self.open()
        self.assertEqual(running.state["theme"], "light")

    def test_a_home_that_cannot_be_written_is_survived(self):
        shutil.rmtree(self.file("config"))
        self.write("config", "a file where a folder should be")
        running = self.open()
        running.key("ctrl+equal")
        running.wait(lambda state: state["ui_scale"] > 1, "a larger interface")
        running.key("ctrl+q")
        self.assertEqual(running.wait_for_exit(), 0)


class NoDisplay(window.WindowTest):
    def test_it_says_so(self):
        for surroundings in ({}, {"DISPLAY": ":4711"}):
            ended = subprocess.run([window.program], capture_output=True, text=True, timeout=window.PATIENCE,
                                   env={"PATH": "/usr/bin:/bin", "HOME": self.home, **surroundings})
            self.assertEqual(ended.returncode, 3)
            self.assertEqual(ended.stderr.count("\n"), 1)
            self.assertTrue(ended.stderr.startswith("deconvista: "), ended.stderr)


if __name__ == "__main__":
    window.main()
