"""The picture on the clipboard, as another program pastes it, and the export dialog with its preview."""

import json
import os
import shutil
import struct
import subprocess
import unittest

import window


class Copying(window.WindowTest):
    def paste(self, running, target):
        return subprocess.run(["xclip", "-selection", "clipboard", "-t", target, "-o"], env=running.surroundings,
                              capture_output=True, timeout=30).stdout

    @unittest.skipIf(shutil.which("xclip") is None, "xclip is not installed")
    def test_a_picture_is_pasted_as_png(self):
        running = self.open()
        running.key("ctrl+shift+c")
        running.expect(message="picture_copied")
        running.settle()
        self.assertIn(b"image/png", self.paste(running, "TARGETS"))
        first = self.paste(running, "image/png")
        self.assertEqual(first[:8], b"\x89PNG\r\n\x1a\n")
        self.assertTrue(first.endswith(b"IEND\xaeB`\x82"))
        self.assertEqual(self.paste(running, "image/png"), first, "as often as one likes")
        running.key("Right", "ctrl+shift+c")
        running.settle()
        self.assertNotEqual(self.paste(running, "image/png"), first, "the next copy replaces it")

    @unittest.skipIf(shutil.which("xclip") is None, "xclip is not installed")
    def test_a_long_file_is_pasted_whole(self):
        # Longer than a piece, so that it is handed over in pieces.
        with open(self.file("noise.json"), "w", encoding="utf-8") as file:
            json.dump({"version": 1, "operation": "convolution", "kernel": {"shape": [1, 1, 1, 1], "values": [1]},
                       "input": {"shape": [1, 1, 420, 700], "generator": "random"}}, file)
        running = self.open("noise.json")
        running.key("End", "ctrl+shift+c")
        running.expect(message="picture_copied")
        running.settle()
        first = self.paste(running, "image/png")
        self.assertGreater(len(first), 64 << 10)
        self.assertTrue(first.endswith(b"IEND\xaeB`\x82"))
        self.assertEqual(self.paste(running, "image/png"), first)

    def test_sizes_and_steps_are_typed(self):
        running = self.open()
        running.key("ctrl+shift+e")
        running.expect(dialog="export")
        for field, text in (("out", self.file("typed")), ("size", "85x60mm"), ("dpi", "100"), ("steps", "3..x")):
            running.click_on(field)
            running.key("ctrl+a")
            running.type(text)
            if field == "size":
                running.key("Tab")  # counts as much as a click elsewhere
        running.key("Return")
        running.settle()
        self.assertFalse(os.path.exists(self.file("typed")), "there are no such steps")
        running.click_on("steps")
        running.key("ctrl+a")
        running.type("3..5")
        running.key("Return")
        running.expect(message="export_done")
        self.assertEqual(len(os.listdir(self.file("typed"))), 3)
        with open(self.file("typed/frame-00000.png"), "rb") as file:
            self.assertEqual(struct.unpack(">II", file.read(24)[16:]), (335, 236))
        subprocess.run([window.program, "export", "transposed_3x3_stride_2", self.file("asked"), "--size", "335x236",
                        "--dpi", "100", "--steps", "3..5"], check=True)
        self.assertEqual(self.bytes_in("typed"), self.bytes_in("asked"), "the window and the command write the same")

    def bytes_in(self, folder):
        files = {}
        for name in os.listdir(self.file(folder)):
            with open(os.path.join(self.file(folder), name), "rb") as file:
                files[name] = file.read()
        return files

    def test_a_format_is_chosen(self):
        running = self.open()
        running.key("ctrl+shift+e")
        running.expect(dialog="export")
        running.settle()
        self.assertIn("preview", running.state["places"])
        running.click_on("format")
        running.settle()
        running.key("Escape")
        if os.environ.get("DECONVISTA_SCREENSHOT"):
            running.key("ctrl+shift+e")
            running.settle()
            subprocess.run(["import", "-window", "root", os.environ["DECONVISTA_SCREENSHOT"]], env=running.surroundings)


if __name__ == "__main__":
    window.main()
