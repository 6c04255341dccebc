"""Made-up operations and what PyTorch makes of them. Used to write torch_cases.txt and to check the program itself.

A case is a dict: kind, and per spatial axis kernel, stride, dilation, begin and end (padding) and output_padding;
groups; for pooling ceil_mode and count_include_pad; the float arrays x, w and bias (w and bias None for pooling).
Padding that PyTorch's transposed convolution cannot express is cut from a larger result of it.
"""

import numpy
import torch
import torch.nn.functional as functional

KINDS = ("convolution", "transposed_convolution", "max_pooling", "average_pooling")


def _axes_lists(random, kind, axes):
    pooling = kind.endswith("pooling")
    kernel = [random.randint(1, 3 if axes == 3 else 4) for _ in range(axes)]
    stride = [random.randint(1, 3) for _ in range(axes)]
    dilation = [1 if kind == "average_pooling" else random.randint(1, 3) for _ in range(axes)]
    if pooling:  # PyTorch refuses more than half of the kernel, and other numbers at the end than at the begin
        begin = [random.randint(0, k // 2) for k in kernel]
        end = list(begin)
    else:
        begin = [random.randint(0, 3) for _ in range(axes)]
        end = list(begin) if random.random() < 0.6 else [random.randint(0, 3) for _ in range(axes)]
    transposed = kind == "transposed_convolution" and random.random() < 0.6
    output_padding = [random.randint(0, max(s, d) - 1) if transposed else 0 for s, d in zip(stride, dilation)]
    return dict(kernel=kernel, stride=stride, dilation=dilation, begin=begin, end=end, output_padding=output_padding)


def _output_extent(case, axis, extent):
    """For the other kinds at stride 1: at least 1 where a window fits at any stride."""
    reach = case["dilation"][axis] * (case["kernel"][axis] - 1) + 1
    padding = case["begin"][axis] + case["end"][axis]
    if case["kind"] == "transposed_convolution":
        return (extent - 1) * case["stride"][axis] + reach - padding + case["output_padding"][axis]
    return extent + padding - reach + 1


def _is_taken(case):
    """Whether PyTorch does this pooling: its rules for windows beyond the input differ with the number of axes."""
    try:
        return expected(case).size > 0
    except RuntimeError:
        return False


def _integers(random, shape):
    count = int(numpy.prod(shape))
    return numpy.array([random.randint(-5, 5) for _ in range(count)], dtype=numpy.float32).reshape(shape)


def random_case(random, kind, axes, most_cells):
    """A case whose arrays have at most about most_cells cells each."""
    while True:
        case = dict(kind=kind, groups=1, ceil_mode=False, count_include_pad=True, w=None, bias=None)
        case.update(_axes_lists(random, kind, axes))
        extents = [random.randint(1, {1: 9, 2: 6, 3: 4}[axes]) for _ in range(axes)]
        outputs = [_output_extent(case, axis, extent) for axis, extent in enumerate(extents)]
        pooling = kind.endswith("pooling")
        if min(outputs) < 1 and not pooling:
            continue
        batch = random.randint(1, 2)
        if pooling:
            case["ceil_mode"] = random.random() < 0.5
            case["count_include_pad"] = random.random() < 0.5
            channels = random.randint(1, 2)
        else:
            case["groups"] = random.choice((1, 1, 2, 3))
            inputs, outs = random.randint(1, 2), random.randint(1, 2)
            channels = case["groups"] * inputs
            other = case["groups"] * outs
            planes = (other, inputs) if kind == "convolution" else (channels, outs)
            case["w"] = _integers(random, (*planes, *case["kernel"]))
            if random.random() < 0.5:
                case["bias"] = _integers(random, (other,))
        case["x"] = _integers(random, (batch, channels, *extents))
        cells = max(case["x"].size, batch * case["groups"] * 2 * int(numpy.prod(outputs)))
        if case["w"] is not None:
            cells = max(cells, case["w"].size)
        if cells <= most_cells and (not pooling or _is_taken(case)):
            return case


def _flat_pads(begin, end):
    """As functional.pad wants them: the last axis first."""
    return [pad for pair in zip(reversed(begin), reversed(end)) for pad in pair]


def _convolved(case):
    # In double precision PyTorch takes its plain path, in which integers stay exact.
    x, w = torch.from_numpy(case["x"]).double(), torch.from_numpy(case["w"]).double()
    bias = None if case["bias"] is None else torch.from_numpy(case["bias"]).double()
    axes = len(case["kernel"])
    if case["kind"] == "convolution":
        convolution = (functional.conv1d, functional.conv2d, functional.conv3d)[axes - 1]
        padding = case["begin"]
        if case["begin"] != case["end"]:
            x, padding = functional.pad(x, _flat_pads(case["begin"], case["end"])), 0
        return convolution(x, w, bias, case["stride"], padding, case["dilation"], case["groups"])
    transposed = (functional.conv_transpose1d, functional.conv_transpose2d, functional.conv_transpose3d)[axes - 1]
    common = [min(pair) for pair in zip(case["begin"], case["end"])]
    result = transposed(
        x, w, bias, case["stride"], common, case["output_padding"], case["groups"], case["dilation"])
    rest_begin = [begin - both for begin, both in zip(case["begin"], common)]
    rest_end = [end - both for end, both in zip(case["end"], common)]
    window = [slice(begin, extent - end) for begin, end, extent in zip(rest_begin, rest_end, result.shape[2:])]
    return result[(slice(None), slice(None), *window)]


def _pooled(case):
    x = torch.from_numpy(case["x"])
    axes = len(case["kernel"])
    if case["kind"] == "max_pooling":
        pool = (functional.max_pool1d, functional.max_pool2d, functional.max_pool3d)[axes - 1]
        return pool(x, case["kernel"], case["stride"], case["begin"], case["dilation"], case["ceil_mode"])
    pool = (functional.avg_pool1d, functional.avg_pool2d, functional.avg_pool3d)[axes - 1]
    return pool(x, case["kernel"], case["stride"], case["begin"], case["ceil_mode"], case["count_include_pad"])


def expected(case):
    """PyTorch's result as a float32 array."""
    with torch.no_grad():
        result = _pooled(case) if case["kind"].endswith("pooling") else _convolved(case)
    return result.numpy().astype(numpy.float32)
