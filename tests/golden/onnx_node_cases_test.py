#!/usr/bin/env python3
"""Runs ONNX's own node test cases of the operators that are known here, and older forms of them, as models.

Usage: onnx_node_cases_test.py PROGRAM [NAME...]. Floats may differ by 1e-5 of themselves; integers may not.
"""

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.dont_write_bytecode = True  # the modules lie in the source tree

OPERATORS = set(
    """Add AveragePool BatchNormalization Clip Concat Constant Conv ConvTranspose Div Dropout Flatten Gather Gemm
    GlobalAveragePool GlobalMaxPool Identity LRN LeakyRelu MatMul MaxPool MaxUnpool Mul Pad ReduceMean Relu Reshape
    Sigmoid Softmax Squeeze Sub Sum Transpose Unsqueeze""".split()
)
MOST_REFUSED = 5
# Drawn at random in training mode: no implementation gives ONNX's numbers.
RANDOM = {f"test_training_dropout{kind}{mask}" for kind in ("", "_default") for mask in ("", "_mask")}
ENGINES = ("onednn", "reference")


def node_cases():
    """ONNX's own, those whose nodes are all known here."""
    from onnx.backend.test.case.node import collect_testcases

    for case in collect_testcases(None):
        if case.model is not None and {node.op_type for node in case.model.graph.node} <= OPERATORS:
            for inputs, outputs in case.data_sets:
                yield case.name, case.model, inputs, outputs


def fault_of(found, expected, numpy):
    if found.dtype != expected.dtype:
        return f"type {found.dtype}, not {expected.dtype}"
    if found.shape != expected.shape:
        return f"shape {found.shape}, not {expected.shape}"
    if expected.dtype.kind != "f":
        return None if numpy.array_equal(found, expected) else f"{found.tolist()}, not {expected.tolist()}"
    rtol, atol = (1e-3, 1e-3) if expected.dtype == numpy.float16 else (1e-5, 1e-6)
    if numpy.allclose(found, expected, rtol=rtol, atol=atol, equal_nan=True):
        return None
    return f"off by {numpy.max(numpy.abs(found.astype(float) - expected))}"


def main():
    program = sys.argv[1]
    try:
        import numpy
        import onnx_models

        onnx_models.import_onnx()
        import onnx_old_cases
    except ImportError as error:
        print(f"SKIPPED: ONNX's Python package is not here ({error}); install python3-onnx")
        return onnx_models.SKIPPED if "onnx_models" in sys.modules else 77
    cases = [*node_cases(), *onnx_old_cases.cases()]
    if sys.argv[2:]:
        cases = [case for case in cases if case[0] in sys.argv[2:]]

    def check(numbered):
        number, (name, model, inputs, outputs), engine = numbered
        try:
            found = onnx_models.run_model(program, f"{scratch}/{number}-{engine}", model, inputs, "--engine", engine)
        except onnx_models.Refused as refusal:
            return name, engine, "refused", str(refusal)
        faults = [fault_of(have, numpy.asarray(want), numpy) for have, want in zip(found, outputs)]
        faults = [fault for fault in faults if fault]
        return name, engine, "wrong" if faults else "right", "; ".join(faults)

    with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(2) as pool:
        work = [(number, case, engine) for number, case in enumerate(cases) for engine in ENGINES]
        results = list(pool.map(check, work))
    failed = False
    for engine in ENGINES:
        of_engine = [result for result in results if result[1] == engine]
        refused = [name for name, _, kind, _ in of_engine if kind == "refused" and name not in RANDOM]
        right = sum(kind == "right" for _, _, kind, _ in of_engine)
        print(f"{engine}: {right} of {len(of_engine)} cases right, {len(refused)} refused that should not be random")
        failed = failed or len(refused) > MOST_REFUSED
    for name, engine, kind, why in results:
        if kind != "right":
            print(f"{kind}: {name} ({engine}): {why}")
        failed = failed or kind == "wrong"
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
