#!/usr/bin/env python3
"""Writes tests/app/models/golden/NAME.onnx and NAME.npy: /usr/bin/python3 tests/golden/make_torchvision.py

The graphs of networks without their weights, which the test makes again from their names (hashed_weights.py): they are
declared as inputs. The .npy files hold what PyTorch computes.
"""

import pathlib
import sys

sys.dont_write_bytecode = True

import numpy
import onnx_models

onnx = onnx_models.import_onnx()

import torch
import torchvision_models
import zoo_models
from hashed_weights import picture

NETWORKS = ("alexnet", "vgg16", "squeezenet1_1", "googlenet", "resnet50", "mobilenet_v2")
ZOO = ("zoo-caffenet", "zoo-zfnet512")
FOLDER = pathlib.Path(__file__).parent.parent / "app" / "models" / "golden"


def without_weights(model):
    graph = model.graph
    listed = {value.name for value in graph.input}
    kept = []
    for tensor in graph.initializer:
        if tensor.data_type != onnx.TensorProto.FLOAT:
            kept.append(tensor)
        elif tensor.name not in listed:
            graph.input.append(onnx.helper.make_tensor_value_info(tensor.name, tensor.data_type, list(tensor.dims)))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    del graph.value_info[:]
    for node in graph.node:
        node.doc_string = ""
    return model


def main():
    FOLDER.mkdir(exist_ok=True)
    made = {}
    x = torch.from_numpy(picture((1, 3, 224, 224)))
    for name in NETWORKS:
        model = torchvision_models.network(name)
        with torch.no_grad():
            made[name] = torchvision_models.exported(model, x, folded=False), model(x).numpy()
    for name in ZOO:
        model, _, outputs = zoo_models.MODELS[name]()
        made[name] = model, outputs[0]
    for name, (model, output) in made.items():
        (FOLDER / f"{name}.onnx").write_bytes(without_weights(model).SerializeToString())
        numpy.save(FOLDER / f"{name}.npy", output)


if __name__ == "__main__":
    main()
