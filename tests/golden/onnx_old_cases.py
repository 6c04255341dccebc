"""Nodes in the forms that older operator sets had, and what NumPy makes of them."""

import numpy
from onnx import helper, mapping

FLOAT, INT64 = numpy.float32, numpy.int64
RANDOM = numpy.random.RandomState(3)


def _values(*dims):
    return RANDOM.standard_normal(dims).astype(FLOAT)


def _case(name, opset, operation, inputs, outputs, **attributes):
    """One node as a model: every input is an input of the graph, None is one that is left out."""
    names = [f"x{i}" if array is not None else "" for i, array in enumerate(inputs)]
    given = [(name, array) for name, array in zip(names, inputs) if array is not None]
    results = [f"y{i}" for i in range(len(outputs))]

    def info(name, array):
        return helper.make_tensor_value_info(name, mapping.NP_TYPE_TO_TENSOR_TYPE[array.dtype], list(array.shape))

    node = helper.make_node(operation, names, results, **attributes)
    graph = helper.make_graph([node], name, [info(*pair) for pair in given],
                              [info(*pair) for pair in zip(results, outputs)])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)])
    model.ir_version = 3 if opset < 9 else 6
    return f"old_{name}_{opset}", model, [array for _, array in given], outputs


def _softmax(x, axis):
    flat = x.reshape(int(numpy.prod(x.shape[:axis])), -1)
    powers = numpy.exp(flat - flat.max(1, keepdims=True))
    return (powers / powers.sum(1, keepdims=True)).reshape(x.shape)


def _shapes():
    x = _values(1, 3, 1, 2)
    for opset in (1, 11):
        yield _case("squeeze", opset, "Squeeze", [x], [x.reshape(3, 2)], axes=[0, 2])
        yield _case("unsqueeze", opset, "Unsqueeze", [x], [x.reshape(1, 1, 3, 1, 2, 1)], axes=[0, 5])
    yield _case("squeeze_all", 11, "Squeeze", [x], [x.reshape(3, 2)])
    yield _case("reshape", 1, "Reshape", [x], [x.reshape(1, 6)], shape=[0, -1])
    yield _case("reshape", 5, "Reshape", [x, numpy.array([0, -1], INT64)], [x.reshape(1, 6)])
    for opset in (1, 9):
        yield _case("flatten", opset, "Flatten", [x], [x.reshape(3, 2)], axis=2)
    yield _case("concat", 4, "Concat", [x, x], [numpy.concatenate([x, x], 3)], axis=3)
    yield _case("concat_default", 1, "Concat", [x, x], [numpy.concatenate([x, x], 1)])
    yield _case("transpose", 1, "Transpose", [x], [x.transpose(3, 0, 1, 2)], perm=[3, 0, 1, 2])
    yield _case("gather", 1, "Gather", [x, numpy.array([1, 0], numpy.int32)], [x[:, [1, 0]]], axis=1)
    yield _case("identity", 1, "Identity", [x], [x])


def _arithmetic():
    x, channel = _values(2, 3, 2, 2), numpy.abs(_values(3)) + FLOAT(0.5)
    stretched = channel.reshape(3, 1, 1)
    for operation, result in (("Add", x + stretched), ("Sub", x - stretched), ("Mul", x * stretched),
                              ("Div", x / stretched)):
        for opset in (1, 6):
            yield _case(f"{operation.lower()}_axis", opset, operation, [x, channel], [result], broadcast=1, axis=1)
    row = _values(2)
    yield _case("add_suffix", 6, "Add", [x, row], [x + row], broadcast=1)
    yield _case("add_negative_axis", 6, "Add", [x, row], [x + row], broadcast=1, axis=-1)
    yield _case("add_equal", 6, "Add", [x, x], [x + x])
    yield _case("mul", 7, "Mul", [x, row], [x * row])
    for opset in (1, 6):
        yield _case("sum", opset, "Sum", [x, x, x], [x + x + x])
    yield _case("sum_broadcast", 8, "Sum", [x, row], [x + row])
    yield _case("mean", 1, "ReduceMean", [x], [x.mean((2, 3), keepdims=True)], axes=[2, 3], keepdims=1)
    yield _case("mean", 11, "ReduceMean", [x], [x.mean((-1, -2))], axes=[-1, -2], keepdims=0)
    yield _case("mean_all", 1, "ReduceMean", [x], [x.mean(keepdims=True).reshape(1, 1, 1, 1)])
    yield _case("matmul", 1, "MatMul", [x, x], [x @ x])


def _units():
    x = _values(2, 3, 4)
    yield _case("clip", 1, "Clip", [x], [x.clip(-0.5, 0.5)], min=-0.5, max=0.5)
    yield _case("clip", 6, "Clip", [x], [numpy.maximum(x, FLOAT(0))], min=0.0)
    yield _case("clip", 11, "Clip", [x, None, numpy.array(0.25, FLOAT)], [numpy.minimum(x, FLOAT(0.25))])
    for opset in (1, 6):
        yield _case("relu", opset, "Relu", [x], [numpy.maximum(x, 0)])
        yield _case("leaky", opset, "LeakyRelu", [x], [numpy.where(x < 0, x * FLOAT(0.25), x)], alpha=0.25)
        yield _case("sigmoid", opset, "Sigmoid", [x], [(1 / (1 + numpy.exp(-x.astype(float)))).astype(FLOAT)])
    for opset, axis in ((1, 1), (11, 1), (11, 2), (12, 1)):
        yield _case(f"softmax_{axis}", opset, "Softmax", [x], [_softmax(x, axis)], axis=axis)
    yield _case("softmax_default", 1, "Softmax", [x], [_softmax(x, 1)])
    for opset in (1, 6):
        yield _case("dropout", opset, "Dropout", [x], [x], is_test=1, ratio=0.3)
    for opset in (7, 10):
        yield _case("dropout", opset, "Dropout", [x], [x], ratio=0.3)
    yield _case("dropout_mask", 7, "Dropout", [x], [x, numpy.ones_like(x)])
    yield _case("dropout_mask", 10, "Dropout", [x], [x, numpy.ones_like(x, dtype=bool)])
    yield _case("pad", 1, "Pad", [x], [numpy.pad(x, ((0, 0), (1, 0), (0, 2)), constant_values=1.5)],
                paddings=[0, 1, 0, 0, 0, 2], value=1.5)
    yield _case("pad", 2, "Pad", [x], [numpy.pad(x, ((0, 0), (1, 1), (2, 0)), "reflect")], mode="reflect",
                pads=[0, 1, 2, 0, 1, 0])
    yield _case("pad", 11, "Pad", [x, numpy.array([0, 0, 1, 0, 0, 1], INT64)], [numpy.pad(x, ((0, 0), (0, 0), (1, 1)))])


def _layers():
    x = _values(2, 3, 4, 4)
    scale, bias, mean = _values(3), _values(3), _values(3)
    variance = numpy.abs(_values(3)) + FLOAT(0.5)
    each = (slice(None), None, None)
    normal = (x - mean[each]) / numpy.sqrt(variance[each] + FLOAT(1e-3)) * scale[each] + bias[each]
    statistics = [x, scale, bias, mean, variance]
    for opset, old in ((1, {"is_test": 1, "spatial": 1, "consumed_inputs": [0, 0, 0, 1, 1]}),
                       (6, {"is_test": 1, "spatial": 1}), (7, {"spatial": 1}), (9, {}), (13, {})):
        yield _case("batchnorm", opset, "BatchNormalization", statistics, [normal], epsilon=1e-3, **old)
    a, b, c = _values(2, 3), _values(4, 3), _values(4)
    for opset in (1, 6):
        yield _case("gemm", opset, "Gemm", [a, b, c], [a @ b.T * FLOAT(0.5) + c], transB=1, alpha=0.5, broadcast=1)
    yield _case("gemm", 7, "Gemm", [a, b, c], [a @ b.T + c], transB=1)
    yield _case("gemm_without_c", 11, "Gemm", [a, b], [a @ b.T], transB=1)
    weights = _values(5, 48)
    yield _case("gemm_maps", 3, "Gemm", [x, weights, _values(1) * 0], [x.reshape(2, 48) @ weights.T], transB=1, broadcast=1)
    blocks = x.reshape(2, 3, 2, 2, 2, 2)
    window = dict(kernel_shape=[2, 2], strides=[2, 2])
    for opset in (1, 8, 10):
        yield _case("maxpool", opset, "MaxPool", [x], [blocks.max((3, 5))], **window)
    for opset in (1, 7, 10):
        yield _case("averagepool", opset, "AveragePool", [x], [blocks.mean((3, 5))], **window)
    # Padding does not count: each of the four windows has one cell.
    corners = x[:, :, ::3, ::3]
    yield _case("averagepool_padded", 7, "AveragePool", [x], [corners], kernel_shape=[2, 2], strides=[4, 4], pads=[1] * 4)
    yield _case("global", 1, "GlobalAveragePool", [x], [x.mean((2, 3), keepdims=True)])
    squares = numpy.stack([(x[:, max(0, c - 1) : c + 2] ** 2).sum(1) for c in range(3)], 1)
    yield _case("lrn", 1, "LRN", [x], [x / (2 + FLOAT(0.1) / 3 * squares) ** FLOAT(0.75)], size=3, alpha=0.1, bias=2.0)
    half = x.astype(numpy.float16)
    yield _case("half", 6, "Relu", [half], [numpy.maximum(half, 0)])
    double = x.astype(float)
    yield _case("double", 6, "Add", [double, double], [double + double])


def cases():
    """(name, model, inputs, outputs) of each."""
    for family in (_shapes, _arithmetic, _units, _layers):
        yield from family()
