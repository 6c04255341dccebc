#include "core/onnx/onnx_writer.h"

#include <cstring>

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <onnx/onnx_pb.h>

#include "core/base/overloaded.h"
#include "core/net/storage.h"

namespace deconvista::onnx {
namespace {

using net::ElementType;
using net::Precision;
using ::onnx::TensorProto;

constexpr std::int64_t kIrVersion = 7;

TensorProto::DataType onnx_type(ElementType type, Precision precision) {
    switch (type) {
        case ElementType::Float32:
            return precision == Precision::Half ? TensorProto::FLOAT16 : TensorProto::FLOAT;
        case ElementType::Float64:
            return TensorProto::DOUBLE;
        case ElementType::Int64:
            return TensorProto::INT64;
        case ElementType::Int32:
            return TensorProto::INT32;
        case ElementType::Uint8:
            return TensorProto::UINT8;
        case ElementType::Int8:
            return TensorProto::INT8;
        case ElementType::Bool:
            return TensorProto::BOOL;
    }
    return TensorProto::UNDEFINED;
}

void write_tensor(net::Array const& array, Precision precision, TensorProto& into) {
    into.set_data_type(onnx_type(array.type(), precision));
    for (auto const extent : array.dims()) into.add_dims(extent);
    into.set_raw_data(net::stored_bytes(array, precision));
}

void write_attribute(std::string const& name, net::Attribute const& value, Precision precision,
                     ::onnx::AttributeProto& into) {
    using ::onnx::AttributeProto;
    into.set_name(name);
    std::visit(base::Overloaded{
                   [&](std::int64_t i) { into.set_type(AttributeProto::INT), into.set_i(i); },
                   [&](float f) { into.set_type(AttributeProto::FLOAT), into.set_f(f); },
                   [&](std::string const& s) { into.set_type(AttributeProto::STRING), into.set_s(s); },
                   [&](std::vector<std::int64_t> const& integers) {
                       into.set_type(AttributeProto::INTS);
                       for (auto const i : integers) into.add_ints(i);
                   },
                   [&](std::vector<float> const& floats) {
                       into.set_type(AttributeProto::FLOATS);
                       for (auto const f : floats) into.add_floats(f);
                   },
                   [&](net::Array const& array) {
                       into.set_type(AttributeProto::TENSOR);
                       write_tensor(array, precision, *into.mutable_t());
                   },
               },
               value);
}

void write_port(net::Graph const& graph, net::Port const& port, Precision precision, ::onnx::ValueInfoProto& into) {
    into.set_name(graph.value(port.value).name);
    auto& tensor = *into.mutable_type()->mutable_tensor_type();
    tensor.set_elem_type(onnx_type(port.type, precision));
    if (!port.dims) return;
    auto& shape = *tensor.mutable_shape();
    for (auto const extent : *port.dims) {
        auto& dim = *shape.add_dim();
        if (extent >= 0) dim.set_dim_value(extent);
    }
}

}  // namespace

std::string write_onnx(net::Graph const& graph, std::string const& name, Precision precision) {
    ::onnx::ModelProto model;
    model.set_ir_version(kIrVersion);
    model.set_producer_name("deconvista");
    model.add_opset_import()->set_version(graph.opset);
    auto& proto = *model.mutable_graph();
    proto.set_name(name);
    for (auto const& value : graph.values) {
        if (value.constant.empty()) continue;
        auto& tensor = *proto.add_initializer();
        tensor.set_name(value.name);
        write_tensor(value.constant, precision, tensor);
    }
    auto const name_of_value = [&](net::ValueId id) { return id == net::kNoValue ? "" : graph.value(id).name; };
    for (auto const& node : graph.nodes) {
        auto& into = *proto.add_node();
        into.set_name(node.name);
        into.set_op_type(node.operation);
        into.set_domain(node.domain);
        for (auto const input : node.inputs) into.add_input(name_of_value(input));
        for (auto const output : node.outputs) into.add_output(name_of_value(output));
        for (auto const& [key, value] : node.attributes) write_attribute(key, value, precision, *into.add_attribute());
    }
    for (auto const& port : graph.inputs) write_port(graph, port, precision, *proto.add_input());
    for (auto const& port : graph.outputs) write_port(graph, port, precision, *proto.add_output());

    std::string bytes;
    {
        google::protobuf::io::StringOutputStream stream{&bytes};
        google::protobuf::io::CodedOutputStream coded{&stream};
        coded.SetSerializationDeterministic(true);
        model.SerializeToCodedStream(&coded);
    }
    return bytes;
}

}  // namespace deconvista::onnx
