"""What the tests of this folder share: the program, a folder for its files, other programs that may be missing."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

program = None  # set by main()

SCENE = "transposed_3x3_stride_2"
STEPS = 29  # of that preset


def needs(*programs):
    """Skips a test, saying why, where one of the programs is missing."""
    missing = [name for name in programs if shutil.which(name) is None]
    return unittest.skipIf(missing, f"{', '.join(missing)} is not installed")


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="deconvista-export-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, name):
        return os.path.join(self.folder, name)

    def export(self, out, *options, scene=SCENE, code=0, environment=None):
        """Runs the export and expects this exit code; what it says is given back."""
        done = subprocess.run([program, "export", scene, self.path(out), *map(str, options)], text=True,
                              capture_output=True, stdin=subprocess.DEVNULL, cwd=self.folder,
                              env={**os.environ, **(environment or {})})
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr

    def ask(self, *command):
        """What another program says on standard output."""
        done = subprocess.run(list(map(str, command)), text=True, capture_output=True, stdin=subprocess.DEVNULL,
                              cwd=self.folder)
        self.assertEqual(done.returncode, 0, f"{command[0]}: {done.stdout[-2000:]} {done.stderr[-2000:]}")
        return done.stdout

    def bytes_of(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()


def main():
    global program
    program = os.path.abspath(sys.argv.pop(1))
    result = unittest.main(exit=False, verbosity=0).result
    for test, why in result.skipped:
        print(f"SKIPPED: {test.id().split('.')[-1]}: {why}")
    if not result.wasSuccessful():
        sys.exit(1)
    sys.exit(77 if result.skipped and len(result.skipped) == result.testsRun else 0)
