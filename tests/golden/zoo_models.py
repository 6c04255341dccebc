"""Networks as the ONNX model zoo has them, converted from Caffe, written down by hand with hashed weights.

Each is built node by node, and computed by PyTorch at the same time.
"""

import numpy
import torch
import torch.nn.functional as functional
from onnx import TensorProto, helper, numpy_helper

from hashed_weights import hashed, picture


class Builder:
    """A value is its name in the graph; `values` holds what PyTorch makes of it."""

    def __init__(self, dims, opset):
        self.opset = opset
        self.nodes, self.weights, self.values = [], [], {"data_0": torch.from_numpy(picture(dims))}

    def _node(self, operation, inputs, value, **attributes):
        name = f"{operation.lower()}_{len(self.nodes)}/out"
        self.nodes.append(helper.make_node(operation, inputs, [name], **attributes))
        self.values[name] = value
        return name

    def _weight(self, name, dims):
        array = hashed(name, dims)
        self.weights.append(numpy_helper.from_array(array, name))
        return torch.from_numpy(array)

    def conv(self, x, channels, kernel, stride=1, pad=0, group=1):
        name = f"conv{len(self.nodes)}"
        w = self._weight(name + ".w", (channels, self.values[x].shape[1] // group, kernel, kernel))
        b = self._weight(name + ".b", (channels,))
        y = functional.conv2d(self.values[x], w, b, stride, pad, 1, group)
        return self._node("Conv", [x, name + ".w", name + ".b"], y, kernel_shape=[kernel] * 2, strides=[stride] * 2,
                          pads=[pad] * 4, group=group)

    def relu(self, x):
        return self._node("Relu", [x], functional.relu(self.values[x]))

    def lrn(self, x, size=5, alpha=1e-4, beta=0.75, bias=1.0):
        y = functional.local_response_norm(self.values[x], size, alpha, beta, bias)
        return self._node("LRN", [x], y, size=size, alpha=alpha, beta=beta, bias=bias)

    def max_pool(self, x, kernel, stride, pad=0, end=None):
        """end: padding at the end; converters from Caffe wrote its ceiling so."""
        end = pad if end is None else end
        padded = functional.pad(self.values[x], (pad, end, pad, end), value=-numpy.inf)
        return self._node("MaxPool", [x], functional.max_pool2d(padded, kernel, stride), kernel_shape=[kernel] * 2,
                          strides=[stride] * 2, pads=[pad, pad, end, end])

    def average_pool(self, x, kernel):
        y = functional.avg_pool2d(self.values[x], kernel, 1)
        return self._node("AveragePool", [x], y, kernel_shape=[kernel] * 2, strides=[1, 1], pads=[0] * 4)

    def concat(self, *parts):
        return self._node("Concat", list(parts), torch.cat([self.values[part] for part in parts], 1), axis=1)

    def dropout(self, x):
        old = {"is_test": 1} if self.opset < 7 else {}
        return self._node("Dropout", [x], self.values[x], ratio=0.5, **old)

    def reshape(self, x, dims):
        y = self.values[x].reshape(dims)
        if self.opset < 5:
            return self._node("Reshape", [x], y, shape=dims)
        name = f"shape{len(self.nodes)}"
        self.weights.append(numpy_helper.from_array(numpy.array(dims, numpy.int64), name))
        return self._node("Reshape", [x, name], y)

    def gemm(self, x, rows):
        flat = self.values[x].flatten(1)
        name = f"fc{len(self.nodes)}"
        w, b = self._weight(name + ".w", (rows, flat.shape[1])), self._weight(name + ".b", (rows,))
        old = {"broadcast": 1} if self.opset < 7 else {}
        return self._node("Gemm", [x, name + ".w", name + ".b"], functional.linear(flat, w, b), transB=1, **old)

    def softmax(self, x):
        return self._node("Softmax", [x], functional.softmax(self.values[x].flatten(1), 1))

    def finished(self, *outputs):
        """Every weight is an input too, as before IR version 4."""
        data = self.values["data_0"]
        inputs = [helper.make_tensor_value_info("data_0", TensorProto.FLOAT, list(data.shape))]
        inputs += [helper.make_tensor_value_info(w.name, w.data_type, list(w.dims)) for w in self.weights]
        infos = [helper.make_tensor_value_info(y, TensorProto.FLOAT, list(self.values[y].shape)) for y in outputs]
        graph = helper.make_graph(self.nodes, "zoo", inputs, infos, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", self.opset)])
        model.ir_version = 3
        return model, data.numpy(), [self.values[y].numpy() for y in outputs]


def caffenet():
    """Opset 3, without Reshape: Gemm gets feature maps as they are. Pooling before normalization, two groups."""
    net = Builder((1, 3, 227, 227), 3)
    x = net.lrn(net.max_pool(net.relu(net.conv("data_0", 96, 11, 4)), 3, 2))
    x = net.lrn(net.max_pool(net.relu(net.conv(x, 256, 5, 1, 2, 2)), 3, 2))
    x = net.relu(net.conv(x, 384, 3, 1, 1))
    x = net.relu(net.conv(x, 384, 3, 1, 1, 2))
    x = net.max_pool(net.relu(net.conv(x, 256, 3, 1, 1, 2)), 3, 2)
    x = net.dropout(net.relu(net.gemm(x, 4096)))
    x = net.dropout(net.relu(net.gemm(x, 4096)))
    x = net.gemm(x, 1000)
    return net.finished(x, net.softmax(x))


def alexnet():
    """bvlcalexnet: normalization before pooling."""
    net = Builder((1, 3, 224, 224), 6)
    x = net.max_pool(net.lrn(net.relu(net.conv("data_0", 96, 11, 4))), 3, 2)
    x = net.max_pool(net.lrn(net.relu(net.conv(x, 256, 5, 1, 2, 2))), 3, 2)
    x = net.relu(net.conv(x, 384, 3, 1, 1))
    x = net.relu(net.conv(x, 384, 3, 1, 1, 2))
    x = net.max_pool(net.relu(net.conv(x, 256, 3, 1, 1, 2)), 3, 2, end=1)
    x = net.dropout(net.relu(net.gemm(net.reshape(x, [1, -1]), 4096)))
    x = net.gemm(x, 1000)
    return net.finished(x, net.softmax(x))


def zfnet512():
    """Zeiler and Fergus' network, the model zoo's variety with 512, 1024 and 512 maps."""
    net = Builder((1, 3, 224, 224), 9)
    x = net.max_pool(net.lrn(net.relu(net.conv("data_0", 96, 7, 2, 1)), alpha=5e-4, bias=2.0), 3, 2, end=1)
    x = net.max_pool(net.lrn(net.relu(net.conv(x, 256, 5, 2)), alpha=5e-4, bias=2.0), 3, 2, end=1)
    for maps in (512, 1024, 512):
        x = net.relu(net.conv(x, maps, 3, 1, 1))
    x = net.max_pool(x, 3, 2, end=1)
    x = net.reshape(x, [1, -1])
    x = net.dropout(net.relu(net.gemm(x, 4096)))
    x = net.gemm(x, 1000)
    return net.finished(x, net.softmax(x))


def googlenet():
    """bvlc's: Caffe's ceiling as padding at the end, LRN before and after, average pooling 7x7."""
    net = Builder((1, 3, 224, 224), 3)

    def inception(x, a, b, c, d, e, f):
        branches = [
            net.relu(net.conv(x, a, 1)),
            net.relu(net.conv(net.relu(net.conv(x, b, 1)), c, 3, 1, 1)),
            net.relu(net.conv(net.relu(net.conv(x, d, 1)), e, 5, 1, 2)),
            net.relu(net.conv(net.max_pool(x, 3, 1, 1), f, 1)),
        ]
        return net.concat(*branches)

    x = net.lrn(net.max_pool(net.relu(net.conv("data_0", 64, 7, 2, 3)), 3, 2, end=1))
    x = net.relu(net.conv(net.relu(net.conv(x, 64, 1)), 192, 3, 1, 1))
    x = net.max_pool(net.lrn(x), 3, 2, end=1)
    x = inception(x, 64, 96, 128, 16, 32, 32)
    x = net.max_pool(inception(x, 128, 128, 192, 32, 96, 64), 3, 2, end=1)
    x = inception(x, 192, 96, 208, 16, 48, 64)
    x = net.max_pool(inception(x, 256, 160, 320, 32, 128, 128), 3, 2, end=1)
    x = inception(x, 384, 192, 384, 48, 128, 128)
    x = net.dropout(net.average_pool(x, 7))
    x = net.gemm(net.reshape(x, [1, -1]), 1000)
    return net.finished(x, net.softmax(x))


MODELS = {"zoo-caffenet": caffenet, "zoo-alexnet": alexnet, "zoo-zfnet512": zfnet512, "zoo-googlenet": googlenet}
