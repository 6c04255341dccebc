"""The picture on the clipboard, as another program pastes it, and the export dialog with its preview."""

import os
import shutil
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
