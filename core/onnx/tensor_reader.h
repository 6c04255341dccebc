#pragma once
// A TensorProto as an array. Only for the files of core/onnx.

#include <optional>

#include <onnx/onnx_pb.h>

#include "core/base/result.h"
#include "core/net/storage.h"
#include "core/onnx/onnx_reader.h"

namespace deconvista::onnx {

// Nothing for the types that are not read: strings, complex numbers, bfloat16 and the like.
std::optional<net::StoredType> type_from(int onnx_type);

// "bfloat16"
std::string name_of_type(int onnx_type);

// `bulk` is the tensor's raw_data where it was left out of the message, or empty; `owner` keeps it alive. `name` is
// what refusals call the tensor.
base::Result<net::Array> read_tensor(::onnx::TensorProto const& tensor, std::string const& name, net::Bytes const& bulk,
                                     Neighbour const& neighbour);

}  // namespace deconvista::onnx
