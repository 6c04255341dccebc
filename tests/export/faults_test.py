"""Exports that are interrupted, run out of disk or of helpers: nothing partial is left. Started as SCRIPT PROGRAM.

DECONVISTA_INTERRUPTIONS sets how often each format is interrupted (200 for a thorough run); the default is quick.
"""

import os
import random
import resource
import signal
import subprocess
import time
import unittest

import exporting
from exporting import SCENE, Case, needs

OWN = ("frames/", "name-%04d.png", "a.png", "a.svg", "a.pdf", "a.tex", "a.gif", "a.apng", "a.html", "a.pptx")
FILMS = ("a.mp4", "a.webm") if exporting.shutil.which("ffmpeg") else ()
SMALL = ("--size", "320x180")


class Faults(Case):
    def names(self):
        return sorted(os.listdir(self.folder))

    def expect_one_line(self, said, *words):
        self.assertEqual(said.count("\n"), 1, said)
        self.assertTrue(said.startswith("deconvista: "), said)
        for word in words:
            self.assertIn(word, said)

    def start(self, out, *options, environment=None):
        return subprocess.Popen([exporting.program, "export", SCENE, self.path(out), *options],
                                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                                cwd=self.folder, env={**os.environ, **(environment or {})})

    # ---- interrupted

    def interrupted(self, out, delay):
        """Whether the export had to stop; either way, all or nothing."""
        job = self.start(out, *SMALL)
        time.sleep(delay)
        job.send_signal(signal.SIGINT)
        asked = time.monotonic()
        said = job.communicate(timeout=30)[1]
        self.assertLess(time.monotonic() - asked, 5, "a cancel is answered within five seconds")
        # Before it listens for signals, in its first moments, a process just ends.
        stopped = job.returncode in (130, -signal.SIGINT)
        self.assertTrue(stopped or job.returncode == 0, said)
        if stopped:
            self.assertEqual(self.names(), [], f"{out} after {delay:.4f} s")
        for name in self.names():
            path = self.path(name)
            self.assertFalse(name.startswith("."), name)
            self.assertFalse(os.path.isdir(path) and any(entry.startswith(".") for entry in os.listdir(path)))
            subprocess.run(["rm", "-rf", path], check=True)
        return stopped

    def test_interrupts_at_any_moment(self):
        times = int(os.environ.get("DECONVISTA_INTERRUPTIONS", "6"))
        chance = random.Random(7)
        for out in OWN + FILMS:
            begin = time.monotonic()
            self.export(out, *SMALL)
            length = time.monotonic() - begin
            subprocess.run(["rm", "-rf", *map(self.path, self.names())], check=True)
            stopped = sum(self.interrupted(out, 0.005 + chance.random() * length) for _ in range(times))
            self.assertGreater(stopped, 0, f"{out}: never met it at work")

    def test_a_book_is_replaced_whole_or_not_at_all(self):
        def book(size, *options):
            return [exporting.program, "export", "--all", self.path("book"), "--size", size, *options]

        def sizes():
            """Of the pictures, as their files say."""
            found = set()
            for name in os.listdir(self.path("book")):
                if name.endswith(".png"):
                    found.add(self.bytes_of("book/" + name)[16:24])
            return found
        begin = time.monotonic()
        subprocess.run(book("64x48"), check=True)
        length = time.monotonic() - begin
        with open(self.path("book/notes.txt"), "w", encoding="utf-8") as file:
            file.write("mine")
        names, times, chance = sorted(os.listdir(self.path("book"))), 0, random.Random(7)
        for i in range(int(os.environ.get("DECONVISTA_INTERRUPTIONS", "6"))):
            job = subprocess.Popen(book("64x48" if i % 2 else "80x45", "--force"), stderr=subprocess.DEVNULL)
            time.sleep(0.005 + chance.random() * length)
            job.send_signal(signal.SIGINT)
            times += job.wait(timeout=30) != 0
            self.assertEqual(sorted(os.listdir(self.path("book"))), names)
            self.assertEqual(len(sizes()), 1, "of one book")
            self.assertEqual(self.names(), ["book"])
        self.assertGreater(times, 0, "never met it at work")

    def test_killed_jobs_leave_nothing_under_the_final_name(self):
        for out in ("a.gif", "frames/"):
            job = self.start(out, "--size", "1920x1080")
            time.sleep(0.15)
            job.kill()
            job.communicate()
            self.assertFalse(os.path.exists(self.path("a.gif")))
            if os.path.exists(self.path("frames")):
                self.assertEqual([name for name in os.listdir(self.path("frames")) if not name.startswith(".")], [])

    # ---- the disk

    def limited(self, out, most):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        done = subprocess.run([exporting.program, "export", SCENE, self.path(out), *SMALL], preexec_fn=limit, text=True,
                              capture_output=True, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 3, f"{out}: {done.stderr}")
        self.expect_one_line(done.stderr)
        self.assertEqual(self.names(), [])

    def test_files_that_may_not_grow(self):
        for out in OWN:
            self.limited(out, 3000)

    @needs("ffmpeg")
    def test_films_that_may_not_grow(self):
        for out in FILMS:
            self.limited(out, 20000)

    def test_a_disk_that_fills(self):
        # A small disk of one's own needs rights that not everybody has.
        script = ('mount -t tmpfs -o size=200k none "$1" && cd "$1" && '
                  'for out in frames/ a.pdf a.tex a.gif a.apng a.html a.pptx; do '
                  '"$0" export ' + SCENE + ' $out --size 960x540 2>said; code=$?; '
                  '[ $code -eq 3 ] && [ "$(wc -l <said)" -eq 1 ] || { echo "$out: $code $(cat said)"; exit 9; }; '
                  'rm said; [ -z "$(ls -A)" ] || { echo "$out left $(ls -A)"; exit 9; }; done')
        done = subprocess.run(["unshare", "--mount", "--map-root-user", "sh", "-c", script, exporting.program,
                               self.folder], text=True, capture_output=True)
        if done.returncode not in (0, 9):
            self.skipTest("no disk can be mounted here: " + done.stderr.strip())
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_a_folder_that_is_read_only(self):
        if os.geteuid() == 0:
            self.skipTest("nothing is read-only for root")
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)
        for out in OWN:
            self.expect_one_line(self.export(out, *SMALL, code=3))

    def test_nothing_is_replaced(self):
        for name in ("a.gif", "a.pdf", "a-beamer.tex", "a.html"):
            with open(self.path(name), "w", encoding="utf-8") as file:
                file.write("mine")
        for name in ("a.gif", "a.pdf", "a.html"):
            self.expect_one_line(self.export(name, *SMALL, code=3), "exists already")
        os.remove(self.path("a.pdf"))
        self.expect_one_line(self.export("a.pdf", *SMALL, code=3), "a-beamer.tex exists already")
        self.assertEqual(self.names(), ["a-beamer.tex", "a.gif", "a.html"])

    # ---- ffmpeg

    def fake(self, script):
        """A directory with an ffmpeg that does this."""
        folder = self.path("bin")
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, "ffmpeg")
        with open(path, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n" + script + "\n")
        os.chmod(path, 0o755)
        return {"PATH": folder + ":/usr/bin:/bin"}

    def test_ffmpeg_missing(self):
        empty = self.path("bin")
        os.mkdir(empty)
        self.expect_one_line(self.export("a.mp4", *SMALL, code=3, environment={"PATH": empty}), "ffmpeg")
        self.assertEqual(self.names(), ["bin"])

    def test_ffmpeg_failing(self):
        for script, words in (("exit 1", "1"), ("echo 'no such codec' >&2; exit 1", "no such codec"),
                              ("head -c 100000 >/dev/null; exit 0", "ffmpeg"), ("kill -9 $$", "137")):
            said = self.export("a.mp4", *SMALL, code=3, environment=self.fake(script))
            self.expect_one_line(said, words)
            self.assertEqual(self.names(), ["bin"])

    def test_ffmpeg_flooding(self):
        script = "yes 'a line of complaint that goes on and on' | head -c 50000000 >&2; exit 1"
        said = self.export("a.mp4", *SMALL, code=3, environment=self.fake(script))
        self.expect_one_line(said, "a line of complaint")

    def test_ffmpeg_hanging_is_interrupted(self):
        job = self.start("a.mp4", *SMALL, environment=self.fake("trap '' INT TERM; sleep 1000"))
        time.sleep(1)
        job.send_signal(signal.SIGINT)
        asked = time.monotonic()
        job.communicate(timeout=30)
        self.assertEqual(job.returncode, 130)
        self.assertLess(time.monotonic() - asked, 5)
        self.assertEqual(self.names(), ["bin"])

    @unittest.skipUnless(os.environ.get("DECONVISTA_INTERRUPTIONS"), "it takes a minute: set DECONVISTA_INTERRUPTIONS")
    def test_ffmpeg_hanging_is_given_up(self):
        begin = time.monotonic()
        said = self.export("a.mp4", *SMALL, code=3, environment=self.fake("sleep 1000"))
        self.expect_one_line(said, "60 seconds")
        self.assertGreater(time.monotonic() - begin, 55)
        self.assertEqual(self.names(), ["bin"])


if __name__ == "__main__":
    exporting.main()
