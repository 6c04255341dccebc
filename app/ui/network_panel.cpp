#include "app/ui/network_panel.h"

#include <array>

#include "app/state/file_browser.h"
#include "app/state/networks.h"
#include "app/ui/buttons.h"
#include "app/ui/lettering.h"
#include "app/ui/panel.h"
#include "app/ui/parameter_controls.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"
#include "core/text/networks.h"
#include "core/text/utf8.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Network;

void line(Ui& ui, std::string const& text, Lettering lettering, float height) {
    auto const begin = ImGui::GetCursorScreenPos();
    letter(ui, *ImGui::GetWindowDrawList(), {begin.x, begin.y + height / 2},
           fitted(ui, text, lettering.size, ImGui::GetContentRegionAvail().x, lettering.weight), lettering);
    ImGui::Dummy({1, height});
}

void faint_line(Ui& ui, std::string const& text) {
    line(ui, text, {ui.unit * kSmallSize, ui.colors.faint_text}, ui.px(18));
}

Network recipe_name(net::Preprocessing preprocessing) {
    switch (preprocessing) {
        case net::Preprocessing::Torchvision:
            return Network::prepared_torchvision;
        case net::Preprocessing::Caffe:
            return Network::prepared_caffe;
        case net::Preprocessing::CaffeVgg:
            return Network::prepared_caffe_vgg;
        case net::Preprocessing::Raw:
            return Network::prepared_raw;
        case net::Preprocessing::Signed:
            return Network::prepared_signed;
        case net::Preprocessing::Bundled:
            break;
    }
    return Network::prepared_bundled;
}

Network origin_of(state::PreparedAs prepared_as) {
    switch (prepared_as) {
        case state::PreparedAs::Noted:
            return Network::prepared_as_noted;
        case state::PreparedAs::Chosen:
            return Network::prepared_as_chosen;
        case state::PreparedAs::Assumed:
            break;
    }
    return Network::prepared_as_assumed;
}

void preprocessing_choice(Ui& ui, state::ModelFacts const& model) {
    auto const begin = ImGui::GetCursorScreenPos();
    auto const width = ImGui::GetContentRegionAvail().x;
    ui.note_place("preprocessing", {begin.x, begin.y, width, ui.px(kControl)});
    if (begin_choice(ui, "##preprocessing", ui.say(recipe_name(model.preprocessing)), width, ui.px(kControl))) {
        for (int i = 0; i < net::kPreprocessings; ++i) {
            auto const one = static_cast<net::Preprocessing>(i);
            if (choice_item(ui.say(recipe_name(one)), one == model.preprocessing))
                ui.act(state::InNetwork{state::PreparePicturesAs{one}});
        }
        end_choice();
    }
    faint_line(ui, ui.say(origin_of(model.prepared_as)));
}

// What is on its way, how far it is, and the button that gives it up.
void progress_section(Ui& ui, float progress) {
    auto const& network = ui.state.network;
    auto const what = network.opening.empty()
                          ? ui.say(Network::seeing_picture)
                          : ui.say(Network::opening_network, {text::one_line(state::last_part(network.opening))});
    faint_line(ui, what);
    auto const begin = ImGui::GetCursorScreenPos();
    auto const height = ui.px(32), cancel = ui.px(96);
    auto const width = ImGui::GetContentRegionAvail().x - cancel - ui.px(kControlGap);
    progress_bar(ui, {begin.x, begin.y, width, height}, progress);
    ImGui::SetCursorScreenPos({begin.x + width + ui.px(kControlGap), begin.y});
    ui.note_place("cancel_opening", {begin.x + width + ui.px(kControlGap), begin.y, cancel, height});
    if (text_button(ui, ui.say(text::Window::button_cancel), ButtonLook::Normal, cancel))
        ui.act(state::InNetwork{state::CancelNetworkWork{}});
}

}  // namespace

void model_section(Ui& ui) {
    auto const& network = ui.state.network;
    heading(ui, ui.say(Network::heading_network));
    if (!network.model) return faint_line(ui, ui.say(Network::none_open));
    auto const& model = *network.model;
    line(ui, text::one_line(state::last_part(model.path)), {ui.unit * kTextSize, ui.colors.text, figure::Weight::Bold},
         ui.px(22));
    auto const millions = base::pretty(static_cast<double>(model.weights) / 1e6, 3);
    auto const labels = base::to_text(static_cast<std::int64_t>(model.labels.size()));
    constexpr std::int64_t kFew = 100'000;
    auto const weights = model.weights < kFew ? ui.say(Network::weights_counted, {base::to_text(model.weights)})
                                              : ui.say(Network::weights, {millions});
    auto const facts = model.labels.empty() ? weights : ui.say(Network::weights_and_labels, {millions, labels});
    faint_line(ui, facts);
    if (model.missing) paragraph(ui, text::describe(*model.missing, ui.state.settings.language));
    caption(ui, Network::heading_prepared);
    preprocessing_choice(ui, model);
}

void network_panel(Ui& ui, Rect const& place) {
    if (begin_panel(ui, "network", place)) {
        draw_edge(ui, place, Edge::Right);
        ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {ui.px(8), ui.px(2)});
        if (auto const progress = state::opening_progress(ui.state.network)) progress_section(ui, *progress);
        model_section(ui);
        if (ui.state.network.picture) {
            picture_section(ui);
            guesses_section(ui);
            picture_list_section(ui);
        }
        ImGui::PopStyleVar();
    }
    end_panel();
}

}  // namespace deconvista::ui
