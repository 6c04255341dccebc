"""torchvision's networks with hashed weights, and as ONNX."""

import io
import warnings

import onnx
import torch
import torchvision

from hashed_weights import hashed

NAMES = (
    "alexnet vgg16 vgg19 vgg16_bn vgg19_bn squeezenet1_0 squeezenet1_1 googlenet resnet18 resnet50 mobilenet_v2"
).split()


def _without_chance():
    """Random initial weights take longer than all the rest, and are replaced anyway."""
    for name in ("kaiming_uniform_", "kaiming_normal_", "uniform_", "normal_", "trunc_normal_", "xavier_uniform_"):
        setattr(torch.nn.init, name, lambda tensor, *_, **__: tensor)


def network(name):
    _without_chance()
    options = {"googlenet": dict(aux_logits=False, init_weights=False, transform_input=True)}.get(name, {})
    model = getattr(torchvision.models, name)(weights=None, **options)
    with torch.no_grad():
        for key, tensor in model.state_dict().items():
            if tensor.dtype == torch.float32:
                tensor.copy_(torch.from_numpy(hashed(key, tuple(tensor.shape))))
    return model.eval()


def exported(model, x, folded=True):
    """As people export it; not folded: batch normalization stays, and every weight has its name."""
    mode = torch.onnx.TrainingMode.EVAL if folded else torch.onnx.TrainingMode.PRESERVE
    file = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(model, x, file, training=mode, do_constant_folding=folded, opset_version=13)
    return onnx.load_from_string(file.getvalue())
