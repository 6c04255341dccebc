#!/usr/bin/env python3
"""Runs networks as torchvision exports them and as the ONNX model zoo has them, and compares with PyTorch.

Usage: torchvision_test.py PROGRAM [NAME...]. Outputs may differ by 1e-4 of the largest.
"""

import sys
import tempfile
import time

sys.dont_write_bytecode = True  # the modules lie in the source tree

SKIPPED = 77
TOLERANCE = 1e-4
ALSO_UNFOLDED = ("resnet18", "googlenet", "mobilenet_v2")


def cases(names):
    """(name, model, input, outputs) of each."""
    import torch
    import torchvision_models as models
    import zoo_models
    from hashed_weights import picture

    x = torch.from_numpy(picture((1, 3, 224, 224)))
    for name in models.NAMES:
        if names and name not in names:
            continue
        model = models.network(name)
        with torch.no_grad():
            outputs = [model(x).numpy()]
        yield name, models.exported(model, x), x.numpy(), outputs
        if name in ALSO_UNFOLDED:
            yield name + ", not folded", models.exported(model, x, folded=False), x.numpy(), outputs
        del model
    for name, make in zoo_models.MODELS.items():
        if not names or name in names:
            yield name, *make()


def main():
    program = sys.argv[1]
    try:
        import numpy
        import onnx_models

        onnx_models.import_onnx()
        import torch
        import torchvision  # noqa: F401
    except ImportError as error:
        print(f"SKIPPED: {error}; install python3-torch, python3-torchvision and python3-onnx")
        return SKIPPED
    torch.set_num_threads(2)
    failed = False
    for name, model, x, outputs in cases(sys.argv[2:]):
        with tempfile.TemporaryDirectory() as folder:
            begin = time.monotonic()
            try:
                found = onnx_models.run_model(program, folder, model, [x])
            except onnx_models.Refused as refusal:
                print(f"{name}: {refusal}")
                failed = True
                continue
            seconds = time.monotonic() - begin
        worst = max(float(numpy.max(numpy.abs(have - want)) / numpy.max(numpy.abs(want)))
                    if have.shape == want.shape else numpy.inf for have, want in zip(found, outputs))
        print(f"{name}: off by {worst:.1e} of the largest output ({seconds:.1f} s)")
        failed = failed or not worst <= TOLERANCE
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
