"""What export writes, checked by other people's programs. Started as SCRIPT PROGRAM."""

import json
import subprocess
import unittest
import zipfile

import exporting
from exporting import STEPS, Case, needs

SMALL = ("--size", "641x361")  # odd on purpose


class Pictures(Case):
    @needs("pngcheck")
    def test_png(self):
        self.export("a.png", *SMALL)
        self.export("clear.png", *SMALL, "--transparent")
        self.export("frames/", *SMALL, "--steps", "0..4")
        self.export("film.apng", *SMALL)
        self.ask("pngcheck", "-q", "a.png", "clear.png", "frames/frame-00004.png", "film.apng")

    @needs("gifsicle")
    def test_gif(self):
        self.export("a.gif", *SMALL, "--loop", 3, "--hold-last", 2)
        said = self.ask("gifsicle", "--info", "a.gif")
        self.assertIn(f"{STEPS} images", said)
        self.assertIn("logical screen 641x361", said)
        self.assertIn("loop count 2", said)
        self.assertEqual(said.count("641x361"), STEPS + 1, "every frame is a full picture")
        self.assertNotIn("transparent", said)
        self.assertIn("delay 2.70s", said)

    @needs("ffmpeg")
    def test_gif_pixels_are_those_of_the_png(self):
        # Without numbers and letters a frame has few colours, and a palette holds them all.
        self.export("a.gif", "--size", "320x180", "--step", 12, "--labels", "off", "--theme", "print")
        self.export("a.png", "--size", "320x180", "--step", 12, "--labels", "off", "--theme", "print")
        pixels = [subprocess.run(["ffmpeg", "-v", "error", "-i", self.path(name), "-f", "rawvideo", "-pix_fmt", "rgb24",
                                  "-"], capture_output=True, check=True).stdout for name in ("a.gif", "a.png")]
        self.assertEqual(len(pixels[0]), 320 * 180 * 3)
        worst = max(abs(a - b) for a, b in zip(*pixels))
        off = sum(a != b for a, b in zip(*pixels)) / len(pixels[0])
        self.assertLess(worst, 24)
        self.assertLess(off, 0.01)

    @needs("xmllint")
    def test_svg(self):
        self.export("a.svg", *SMALL, "--step", 9)
        self.ask("xmllint", "--noout", "a.svg")
        def said(name):
            return self.ask("xmllint", "--xpath", f"string(//*[local-name()='{name}'])", "a.svg")
        self.assertIn("Step 9 of 28: Slide", said("title"))
        self.assertIn("y[1, 0] = 1 · 0 + 3 · 2 = 6", said("desc"))


class Pages(Case):
    @needs("pdffonts", "pdftotext", "pdfinfo")
    def test_pdf(self):
        for language, word in (("en", "Products"), ("zh", "乘积")):
            name = language + ".pdf"
            self.export(name, *SMALL, "--lang", language)
            fonts = self.ask("pdffonts", name).splitlines()[2:]
            self.assertTrue(fonts)
            for font in fonts:
                self.assertIn("TrueType", font)
                self.assertEqual(font.split()[-5:-4], ["yes"], f"embedded: {font}")
            info = self.ask("pdfinfo", "-l", "-1", name)
            self.assertIn(f"Pages:           {STEPS}", info)
            self.assertEqual(len({line.split("size:")[1] for line in info.splitlines() if " size: " in line
                                  and line.startswith("Page ")}), 1, "all pages have one size")
            self.assertIn(word, self.ask("pdftotext", "-f", 12, "-l", 12, name, "-"))

    @needs("pdflatex", "pdfinfo", "pdffonts", "kpsewhich")
    def test_tex(self):
        self.export("a.tex", *SMALL, "--stages", "start,pad,flip")
        self.export("b.pdf", *SMALL, "--steps", "0..3")
        self.ask("pdflatex", "-interaction=batchmode", "-halt-on-error", "a.tex")
        self.assertIn("Pages:           3", self.ask("pdfinfo", "a.pdf"))
        self.assertNotIn("Type 3", self.ask("pdffonts", "a.pdf"), "letters are outlines")
        if subprocess.run(["kpsewhich", "beamer.cls"], capture_output=True).returncode == 0:
            self.ask("pdflatex", "-interaction=batchmode", "-halt-on-error", "b-beamer.tex")
            self.assertIn("Pages:           4", self.ask("pdfinfo", "b-beamer.pdf"))

    @needs("pdflatex", "pdffonts", "kpsewhich")
    def test_tex_in_chinese(self):
        if subprocess.run(["kpsewhich", "CJKutf8.sty"], capture_output=True).returncode != 0:
            self.skipTest("CJKutf8 is not installed")
        self.export("a.tex", *SMALL, "--steps", "3..5", "--lang", "zh")
        said = self.ask("pdflatex", "-interaction=nonstopmode", "-halt-on-error", "a.tex")
        self.assertNotIn("Missing character", said)
        self.assertIn("gbsn", self.ask("pdffonts", "a.pdf"))
        self.assertNotIn("Type 3", self.ask("pdffonts", "a.pdf"), "letters are outlines")

    def test_pptx_is_a_package(self):
        self.export("a.pptx", *SMALL)
        with zipfile.ZipFile(self.path("a.pptx")) as package:
            self.assertIsNone(package.testzip())
            names = package.namelist()
            self.assertEqual(sum(name.startswith("ppt/slides/slide") for name in names), STEPS)
            slide = package.read("ppt/slides/slide10.xml").decode()
            self.assertIn("y[1, 0] = 1 · 0 + 3 · 2 = 6", slide)

    @needs("soffice", "pdfinfo")
    def test_pptx_opens(self):
        self.export("a.pptx", *SMALL, "--steps", "0..4")
        self.ask("soffice", f"-env:UserInstallation=file://{self.folder}/office", "--headless", "--convert-to", "pdf",
                 "a.pptx")
        self.assertIn("Pages:           5", self.ask("pdfinfo", "a.pdf"))


class Films(Case):
    def streams(self, name):
        said = self.ask("ffprobe", "-v", "error", "-count_frames", "-show_streams", "-of", "json", name)
        return json.loads(said)["streams"][0]

    @needs("ffmpeg", "ffprobe")
    def test_mp4(self):
        self.export("a.mp4", *SMALL, "--steps", "4..8", "--hold-last", 1)
        stream = self.streams("a.mp4")
        expected = {"codec_name": "h264", "pix_fmt": "yuv420p", "width": 642, "height": 362, "color_space": "bt709",
                    "color_primaries": "bt709", "color_transfer": "bt709", "r_frame_rate": "30/1",
                    "nb_read_frames": str(int(5 * 0.7 * 30) + 1 + 30)}
        self.assertEqual({key: stream[key] for key in expected}, expected)
        film = self.bytes_of("a.mp4")
        self.assertLess(film.index(b"moov"), film.index(b"mdat"), "it begins to play before it has been loaded")

    @needs("ffmpeg", "ffprobe")
    def test_webm(self):
        self.export("a.webm", *SMALL, "--steps", "4..5", "--fps", 10)
        stream = self.streams("a.webm")
        self.assertEqual((stream["codec_name"], stream["pix_fmt"], stream["width"]), ("vp9", "yuv420p", 642))

    @needs("ffmpeg")
    def test_the_same_bytes_again(self):
        for name in ("a.mp4", "a.webm"):
            self.export(name, "--size", "320x180", "--steps", "4..6")
            self.export("again-" + name, "--size", "320x180", "--steps", "4..6", environment={"TZ": "Asia/Tokyo"})
            self.assertEqual(self.bytes_of(name), self.bytes_of("again-" + name), name)


class Everywhere(Case):
    OWN = ("a.png", "a.svg", "a.pdf", "a.tex", "a.gif", "a.apng", "a.html", "a.pptx")

    def test_locale_zone_and_cores_change_nothing(self):
        for name in self.OWN:
            self.export(name, "--size", "320x180")
            first = self.bytes_of(name)
            surroundings = {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "America/St_Johns"}
            self.export(name, "--size", "320x180", "--force", environment=surroundings)
            self.assertEqual(self.bytes_of(name), first, name)
            subprocess.run(["taskset", "-c", "0", exporting.program, "export", exporting.SCENE, self.path(name),
                            "--size", "320x180", "--force"], check=True)
            self.assertEqual(self.bytes_of(name), first, name)

    def test_carried_scenes_can_be_used_again(self):
        expected = self.ask(exporting.program, "eval", exporting.SCENE)
        names = [name for name in self.OWN if name != "a.pptx"]
        if exporting.shutil.which("ffmpeg"):
            names += ["a.mp4", "a.webm"]
        for name in names:
            self.export(name, "--size", "160x90", "--steps", "4..6")
            self.assertEqual(self.ask(exporting.program, "eval", name), expected, name)

    def test_pictures_of_a_scene_stay_where_it_was(self):
        self.export("photo.png", "--size", "32x32", "--labels", "off")
        with open(self.path("scene.json"), "w", encoding="utf-8") as file:
            json.dump({"version": 1, "operation": "convolution", "input": {"image": "photo.png"},
                       "kernel": {"shape": [1, 3, 3, 3], "generator": "ones"}}, file)
        exporting.os.mkdir(self.path("out"))
        self.export("out/a.svg", "--size", "160x90", "--step", 0, scene="scene.json")
        self.assertIn(b'"image": "../photo.png"', self.bytes_of("out/a.svg"))
        self.assertEqual(self.ask(exporting.program, "eval", "out/a.svg"),
                         self.ask(exporting.program, "eval", "scene.json"))


if __name__ == "__main__":
    exporting.main()
