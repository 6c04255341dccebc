#pragma once
// Lines of Python that write a pretrained network of torchvision as ONNX, with what this program wants to know of it
// beside it (app/models/model_notes.h).

#include <string_view>

namespace deconvista::state {

inline constexpr std::string_view kExportLines = R"(import json, torch, torchvision

name = "vgg16"  # or alexnet, resnet18, googlenet, squeezenet1_1, ...
weights = torchvision.models.get_model_weights(name).DEFAULT
model = torchvision.models.get_model(name, weights=weights).eval()
torch.onnx.export(model, torch.zeros(1, 3, 224, 224), name + ".onnx", opset_version=13)
with open(name + ".labels.txt", "w", encoding="utf-8") as file:
    file.write("\n".join(weights.meta["categories"]) + "\n")
with open(name + ".deconvista.json", "w") as file:
    json.dump({"preprocessing": "torchvision", "labels": name + ".labels.txt"}, file)
)";

}  // namespace deconvista::state
