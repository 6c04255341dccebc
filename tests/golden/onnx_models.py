"""What the tests of this folder need of Debian's onnx package, and how they ask the program."""

import os
import subprocess

import numpy

SKIPPED = 77


def import_onnx():
    """onnx, with its collector of node test cases; onnx 1.12 uses names that NumPy 1.24 no longer has."""
    for name, kind in (("float", float), ("bool", bool), ("int", int), ("object", object)):
        if name not in numpy.__dict__:
            setattr(numpy, name, kind)
    import onnx
    import onnx.backend.test.case.node
    import onnx.helper
    import onnx.numpy_helper

    return onnx


class Refused(Exception):
    """The program's one line on stderr."""


def run_model(program, folder, model, inputs, *options):
    """The outputs of an onnx.ModelProto, or of a model's path, as arrays in the order of the graph."""
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "model.onnx")
    with open(path, "wb") as file:
        file.write(model.SerializeToString())
    names = []
    for number, array in enumerate(inputs):
        names += ["--input", os.path.join(folder, f"input-{number}.npy")]
        numpy.save(names[-1], array)
    out = os.path.join(folder, "out")
    command = [program, "run", path, *names, "--output-dir", out, *options]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        raise Refused(f"exit {run.returncode}: {run.stderr.strip()}")
    return [numpy.load(os.path.join(out, value.name.replace("/", "_") + ".npy")) for value in model.graph.output]
