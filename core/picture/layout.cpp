#include "core/picture/layout.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/picture/block.h"
#include "core/picture/names.h"
#include "core/picture/text_fit.h"

namespace deconvista::picture {
namespace {

constexpr std::int64_t kLongestKernelShown = 24;
constexpr float kFilledWidth = 0.92f;  // of a small cell, by a number

Span kernel_span(std::int64_t count) {
    return {0, std::min(count, kLongestKernelShown)};
}

struct Blocks {
    Block input, overview, stored, slid, products, output, result;
};

Blocks blocks_of(Shot const& shot, Bands const& bands, std::int64_t inputs_across, std::int64_t outputs_across) {
    auto const planes = static_cast<std::int64_t>(shot.inputs.size());
    auto const outputs = static_cast<std::int64_t>(shot.outputs.size());
    auto const width = [&](std::string const& title) {
        return shot.look.labels == Labels::On ? std::ceil(bands.caption * estimated_width(title)) : 0.f;
    };
    auto const names = [&](std::vector<std::string> const& maps) {
        float widest = 0;
        for (auto const& map : maps) widest = std::max(widest, width(map) * 0.85f);
        return maps.size() > 1 ? widest : 0.f;
    };
    auto const kernel_names = names(slid_kernel_names(shot, bands.wording));
    constexpr double kLongSum = -8888.8;
    auto const kernel_rows = kernel_span(shot.y.kernel), kernel_columns = kernel_span(shot.x.kernel);
    auto const longest = std::max(kernel_span(shot.y.reach()).count, kernel_span(shot.x.reach()).count);
    auto const input_names = names(input_map_names(shot));
    Blocks blocks;
    blocks.input = {Content::Input, planes,       inputs_across,
                    shot.rows,      shot.columns, width(longest_input_title(shot, bands.wording)),
                    input_names};
    auto const picture = std::max(std::floor(bands.caption * 6), std::floor(bands.stage.height * 0.34f));
    blocks.overview = {
        Content::Overview, 1, 1, {0, 1}, {0, 1}, width(overview_title(shot, bands.wording)), 0, 0, picture};
    blocks.result = {Content::Result, 1, 1, {0, 1}, {0, 1}, width(longest_result_title(shot)), 0, 0, picture};
    blocks.products = {Content::Products, planes,         inputs_across,
                       kernel_rows,       kernel_columns, width(products_title(shot, kLongSum, bands.wording)),
                       kernel_names};
    blocks.output = {Content::Output,
                     outputs,
                     outputs_across,
                     shot.output_rows,
                     shot.output_columns,
                     width(longest_output_title(shot)),
                     names(output_map_names(shot))};
    keep_readable(blocks.products, shot, bands, longest);
    // Of a cell that is pointed at, slices may have to be told of.
    blocks.input.names_rest = shot.axes() == 3 || !rest_of_inputs(shot).empty();
    blocks.output.names_rest = !rest_of_outputs(shot).empty();
    blocks.input.rest_width = width(longest_rest_of_inputs(shot)) * 0.85f;
    blocks.output.rest_width = width(longest_rest_of_outputs(shot)) * 0.85f;
    if (shot.pooling()) return blocks;
    blocks.stored = {Content::StoredKernel, planes,         inputs_across,
                     kernel_rows,           kernel_columns, width(stored_kernel_title(shot, bands.wording)),
                     kernel_names};
    blocks.slid = {Content::SlidKernel,
                   planes,
                   inputs_across,
                   kernel_span(shot.y.reach()),
                   kernel_span(shot.x.reach()),
                   width(slid_kernel_title(shot, bands.wording)),
                   kernel_names};
    for (auto* const block : {&blocks.stored, &blocks.slid}) keep_readable(*block, shot, bands, longest);
    return blocks;
}

void append_kernels(Column& column, Shot const& shot, Blocks const& blocks) {
    if (shows_stored_kernel(shot)) column.push_back(blocks.stored);
    if (!shot.pooling()) column.push_back(blocks.slid);
}

// Input, kernels, products and output from left to right; where width is scarce, the products below the output, or two
// columns: what is known, and what is made of it.
std::vector<Arrangement> arrangements_of(Shot const& shot, Blocks const& blocks) {
    constexpr float kHarderToRead = 0.85f, kHarder = 0.75f, kMuchHarderToRead = 0.6f;
    Column inputs{blocks.input}, kernels;
    if (shows_overview(shot)) inputs.push_back(blocks.overview);
    append_kernels(kernels, shot, blocks);
    Arrangement wide{{inputs}}, narrow{{inputs}, kHarderToRead};
    for (auto* const arrangement : {&wide, &narrow})
        if (!kernels.empty()) arrangement->columns.push_back(kernels);
    wide.columns.push_back({blocks.products});
    Column output{blocks.output};
    if (shows_result(shot)) output.push_back(blocks.result);
    wide.columns.push_back(output);
    output.push_back(blocks.products);
    narrow.columns.push_back(output);
    auto beside_kernels = kernels;
    beside_kernels.push_back(blocks.products);
    auto outputs = inputs;
    outputs.push_back(blocks.output);
    if (shows_result(shot)) outputs.push_back(blocks.result);
    Arrangement const tall{{outputs, beside_kernels}, kMuchHarderToRead};
    // What is multiplied under the input, the kernels under the output.
    auto with_products = inputs, with_kernels = Column{blocks.output};
    with_products.push_back(blocks.products);
    if (shows_result(shot)) with_kernels.push_back(blocks.result);
    with_kernels.insert(with_kernels.end(), kernels.begin(), kernels.end());
    Arrangement const square{{with_products, with_kernels}, kHarder};
    return {wide, narrow, tall, square};
}

// Grids of few cells shall not fill the wall.
float largest_cell(Bands const& bands) {
    return bands.stage.height / 6.5f;
}

void put(FlatLayout& layout, std::vector<PlacedBlock> const& blocks) {
    for (auto const& [content, frames] : blocks) switch (content) {
            case Content::Input:
                layout.inputs = frames;
                break;
            case Content::Overview:
                layout.overview = frames.front().whole();
                break;
            case Content::StoredKernel:
                layout.stored = frames;
                break;
            case Content::SlidKernel:
                layout.slid = frames;
                break;
            case Content::Products:
                layout.products = frames;
                break;
            case Content::Output:
                layout.outputs = frames;
                break;
            case Content::Result:
                layout.result = frames.front().whole();
                break;
        }
}

// Of all arrangements of planes within the blocks, the one that allows the largest cells.
void place_beside(FlatLayout& layout, Shot const& shot, Spacing const& spacing) {
    auto const& bands = layout.bands;
    std::vector<Arrangement> candidates;
    for (std::int64_t in = 1; in <= static_cast<std::int64_t>(shot.inputs.size()); ++in)
        for (std::int64_t out = 1; out <= static_cast<std::int64_t>(shot.outputs.size()); ++out)
            for (auto const& arrangement : arrangements_of(shot, blocks_of(shot, bands, in, out)))
                candidates.push_back(arrangement);
    auto const best = best_of(candidates, bands.stage, spacing, largest_cell(bands));
    layout.cell = best.cell;
    put(layout, placed(best, bands.stage, spacing));
}

// One axis, one map: output above, then products, the kernel gliding over its window, and the input below.
void place_stacked(FlatLayout& layout, Shot const& shot, Spacing const& spacing) {
    auto const& bands = layout.bands;
    auto const blocks = blocks_of(shot, bands, 1, 1);
    Column column{blocks.output, blocks.products};
    append_kernels(column, shot, blocks);
    column.push_back(blocks.input);
    auto const best = best_of({{{column}}}, bands.stage, spacing, largest_cell(bands));
    layout.stacked = true;
    layout.cell = best.cell;
    put(layout, placed(best, bands.stage, spacing));
}

}  // namespace

void keep_readable(Block& block, Shot const& shot, Bands const& bands, std::int64_t longest) {
    constexpr float kCells = 6;
    constexpr std::size_t kTellingWeights = 64;  // of a large kernel, these stand for all
    auto const readable = bands.caption * 2.2f;
    auto const share = std::min(1.f, kCells / static_cast<float>(std::max<std::int64_t>(1, longest)));
    block.smallest_cell = std::floor(readable * share);
    auto const weights = shot.trace.computation().kernel.values();
    auto const some = weights.first(std::min(weights.size(), kTellingWeights));
    auto const legible = bands.smallest_cell_for(some, shot.cell_digits());
    if (legible > readable) return;
    block.legible_cell = legible;
    block.smallest_cell = std::max(block.smallest_cell, legible);
}

Spacing spacing_of(Bands const& bands, Labels labels) {
    if (labels == Labels::Off) return {0, 0, std::round(bands.caption * 0.9f), std::round(bands.margin * 1.4f)};
    return {std::round(bands.caption * 1.6f), std::round(bands.caption * 1.35f), std::round(bands.caption * 0.9f),
            std::round(bands.margin * 1.4f)};
}

float Bands::legible() const {
    return std::max({kSmallestOnScreen, std::round(caption * 0.52f), smallest_text});
}

NumberRoom Bands::room_in(float cell, CellShare const& share, int digits) const {
    auto const least = legible();
    auto const calm = std::round(cell * share.height), comfortable = std::ceil(least * 1.25f);
    if (calm >= comfortable) return {cell * share.width, calm, least, digits};
    auto const filled = std::round(std::min(cell * share.fill, comfortable));
    return {cell * std::max(share.width, kFilledWidth), std::max(calm, filled), least, digits};
}

float Bands::smallest_cell_for(std::span<float const> values, int digits) const {
    return std::ceil(legible() * std::max(least_width(values, digits) / kFilledWidth, 1 / CellShare{}.fill));
}

Bands bands_of(Look const& look) {
    Bands bands;
    bands.smallest_text = look.smallest_text;
    auto const unit = std::min(look.height, look.width * 0.72f);
    // Larger captions than these push names into one another; headings and sums are large already.
    constexpr float kMostCaptions = 1.6f, kMostHeadings = 1.25f;
    auto const wanted = look.font_size > 0 ? look.font_size / (unit / 44) : 1;
    auto const size = [&](float share, float least, float most) {
        return std::max(look.font_size > 0 ? 4.f : least, std::round(std::clamp(wanted, 0.25f, most) * unit / share));
    };
    bands.margin = std::round(unit / 32);
    bands.caption = std::max(size(44, 9, kMostCaptions), std::ceil(look.smallest_text));
    bands.title = size(30, 11, kMostHeadings);
    bands.sum_text = size(32, 10, kMostHeadings);
    if (look.width < 54 * bands.caption) bands.wording = Wording::Short;
    auto const width = look.width - 2 * bands.margin;
    if (look.labels == Labels::Off) {
        bands.stage = {bands.margin, bands.margin, width, look.height - 2 * bands.margin};
        return bands;
    }
    auto const head = std::round(bands.title * 1.4f + bands.caption * 1.6f);
    auto const sum = std::round(bands.sum_text * 2.2f);
    auto const legend = std::round(bands.caption * 1.8f);
    bands.head = {bands.margin, bands.margin * 0.75f, width, head};
    bands.sum = {bands.margin, look.height - bands.margin * 0.6f - sum, width, sum};
    bands.legend = {bands.margin, bands.sum.y - legend, width, legend};
    auto const top = bands.head.bottom() + bands.margin * 0.25f;
    bands.stage = {bands.margin, top, width, bands.legend.y - bands.margin * 0.5f - top};
    return bands;
}

bool shows_overview(Shot const& shot) {
    return shot.rows.count < shot.y.places() || shot.columns.count < shot.x.places();
}

bool shows_result(Shot const& shot) {
    return shot.output_rows.count < shot.y.positions || shot.output_columns.count < shot.x.positions;
}

bool shows_stored_kernel(Shot const& shot) {
    return shot.trace.find(trace::Stage::Flip) || shot.trace.find(trace::Stage::DilateKernel);
}

FlatLayout flat_layout(Shot const& shot, Bands const& bands) {
    FlatLayout layout;
    layout.bands = bands;
    auto const spacing = spacing_of(layout.bands, shot.look.labels);
    if (shot.axes() == 1 && shot.inputs.size() == 1 && shot.outputs.size() == 1)
        place_stacked(layout, shot, spacing);
    else
        place_beside(layout, shot, spacing);
    return layout;
}

FlatLayout kernel_column(Shot const& shot, Bands const& bands, figure::Rect area) {
    FlatLayout layout;
    layout.bands = bands;
    auto const spacing = spacing_of(layout.bands, shot.look.labels);
    std::vector<Arrangement> candidates;
    for (std::int64_t across = 1; across <= static_cast<std::int64_t>(shot.inputs.size()); ++across) {
        auto const blocks = blocks_of(shot, layout.bands, across, 1);
        Column column;
        append_kernels(column, shot, blocks);
        column.push_back(blocks.products);
        candidates.push_back({{column}});
    }
    auto const best = best_of(candidates, area, spacing, area.height / 9);
    layout.cell = best.cell;
    put(layout, placed(best, area, spacing));
    return layout;
}

}  // namespace deconvista::picture
