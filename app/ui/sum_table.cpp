#include "app/ui/sum_table.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <vector>

#include "app/ui/lettering.h"
#include "app/ui/style.h"
#include "core/base/number_text.h"
#include "core/picture/theme.h"
#include "core/text/pictures.h"
#include "core/text/window.h"

namespace deconvista::ui {
namespace {

using text::Name;
using text::Picture;
using text::Window;

constexpr float kRowHeight = 21;
constexpr float kGap = 10, kLeastGap = 5;
constexpr std::size_t kColumns = 6;
using Headings = std::array<Name, kColumns>;
constexpr Headings kSum{Window::sum_input,  Window::sum_input,   Window::sum_kernel,
                        Window::sum_kernel, Window::sum_product, Window::sum_so_far};
constexpr Headings kAverage{Window::sum_input,  Window::sum_input,   Window::sum_weight,
                            Window::sum_weight, Window::sum_product, Window::sum_so_far};

std::array<std::string const*, kColumns> cells_of(picture::SumRow const& row) {
    return {&row.input, &row.x, &row.kernel, &row.w, &row.product, &row.running};
}

// Places are left-aligned and fade; numbers are right-aligned.
constexpr bool is_place(std::size_t column) {
    return column == 0 || column == 2;
}

class SumTable {
public:
    SumTable(Ui& ui, picture::Explanation const& explanation)
        : ui_{ui},
          theme_{picture::theme_of(ui.state.settings.theme)},
          headings_{op::is_pooling(ui.state.exhibit.scene.operation) ? kAverage : kSum},
          is_maximum_{ui.state.exhibit.scene.operation == op::Kind::MaxPooling},
          explanation_{explanation},
          left_{ImGui::GetCursorScreenPos().x},
          width_{ImGui::GetContentRegionAvail().x} {
        measure();
    }

    void show() {
        headings();
        auto const& rows = explanation_.sum;
        auto const shown = rows_that_fit();
        bool const folds = shown < rows.size();
        auto const left_out = explanation_.rows_left_out;
        // Without the end of a long sum there is no last row to show.
        auto const tail = folds && left_out == 0 ? std::size_t{1} : std::size_t{0};
        auto const head = folds ? shown - tail : rows.size();
        for (std::size_t i = 0; i < head; ++i) row(rows[i]);
        auto const hidden = static_cast<std::int64_t>(rows.size() - head - tail) + left_out;
        if (hidden > 0) left_out_row(hidden);
        for (std::size_t i = rows.size() - tail; i < rows.size(); ++i) row(rows[i]);
        ending();
    }

private:
    bool shows(std::size_t column) const { return !is_maximum_ || column < 2; }

    float size() const { return ui_.unit * kSmallSize; }

    void measure() {
        for (auto const& row : explanation_.sum) {
            auto const cells = cells_of(row);
            for (std::size_t i = 0; i < kColumns; ++i)
                if (shows(i)) widths_[i] = std::max(widths_[i], width_of(ui_, *cells[i], size(), figure::Weight::Bold));
        }
        auto const heading = [&](std::size_t i) { return width_of(ui_, ui_.say(headings_[i]), size()); };
        for (std::size_t i = 4; i < kColumns; ++i)
            if (shows(i)) widths_[i] = std::max(widths_[i], heading(i));
        // Where the places find no room the numbers have to do, and then the sum so far goes.
        if (!fits()) {
            widths_[0] = widths_[2] = 0;
            for (std::size_t const i : {std::size_t{1}, std::size_t{3}}) widths_[i] = std::max(widths_[i], heading(i));
            if (!fits()) widths_[5] = 0;
        }
        place_columns();
    }

    bool fits() const { return sum_of_widths() + ui_.px(kLeastGap) * (kColumns - 1) <= width_; }

    float sum_of_widths() const { return std::reduce(widths_.begin(), widths_.end()); }

    // What room is left goes between input and kernel, and before each of the two results.
    void place_columns() {
        auto const free = std::max(0.0f, width_ - sum_of_widths());
        auto const gap = std::min(ui_.px(kGap), free / (kColumns - 1));
        auto const more = (free - gap * (kColumns - 1)) / 3;
        float x = left_;
        for (std::size_t i = 0; i < kColumns; ++i) {
            begins_[i] = x;
            x += widths_[i] + gap + (i == 1 || i == 3 || i == 4 ? more : 0);
        }
        if (is_maximum_) begins_[1] = left_ + width_ - widths_[1];
    }

    // Of the terms; the panel scrolls if not even a few find room.
    std::size_t rows_that_fit() const {
        auto const end = ImGui::GetWindowPos().y + ImGui::GetWindowHeight() - ui_.px(16);
        auto const ending_rows = explanation_.bias.empty() ? 1.5f : 2.5f;
        auto const room = (end - ImGui::GetCursorScreenPos().y) / ui_.px(kRowHeight) - ending_rows;
        auto const all = explanation_.sum.size();
        auto const fit = static_cast<std::size_t>(std::max(4.0f, std::floor(room)));
        return all + (explanation_.rows_left_out > 0 ? 1 : 0) <= fit ? all : std::min(all, fit - 1);
    }

    float middle_of_row() const { return ImGui::GetCursorScreenPos().y + std::round(ui_.px(kRowHeight) / 2); }
    void next_row() const { ImGui::Dummy({1, ui_.px(kRowHeight)}); }

    void cell(std::size_t column, std::string const& text, figure::Color color, figure::Weight weight) {
        bool const place = is_place(column);
        if (widths_[column] <= 0) return;
        auto const x = place ? begins_[column] : begins_[column] + widths_[column];
        letter(ui_, *ImGui::GetWindowDrawList(), {std::round(x), middle_of_row()}, text,
               {size(), color, weight, place ? figure::Horizontal::Left : figure::Horizontal::Right,
                figure::Vertical::Middle});
    }

    void headings() {
        auto const head = [&](std::size_t i) {
            if (shows(i)) cell(i, ui_.say(headings_[i]), ui_.colors.faint_text, figure::Weight::Regular);
        };
        head(widths_[0] > 0 ? 0 : 1);
        head(widths_[2] > 0 ? 2 : 3);
        head(4);
        head(5);
        next_row();
    }

    void row(picture::SumRow const& row) {
        auto const cells = cells_of(row);
        bool const wins = is_maximum_ && row.w == "1";
        auto const faint = ui_.colors.faint_text, ink = ui_.colors.text;
        cell(0, *cells[0], faint, figure::Weight::Regular);
        cell(1, *cells[1], wins ? theme_.output_text : theme_.input_text, figure::Weight::Bold);
        cell(2, *cells[2], faint, figure::Weight::Regular);
        cell(3, *cells[3], theme_.kernel_text, figure::Weight::Bold);
        cell(4, *cells[4], ink, figure::Weight::Regular);
        cell(5, *cells[5], ink, figure::Weight::Regular);
        next_row();
    }

    void left_out_row(std::int64_t hidden) {
        bool const zeros = explanation_.zeros_alone && hidden == explanation_.rows_left_out;
        letter(
            ui_, *ImGui::GetWindowDrawList(), {std::round(left_ + width_ / 2), middle_of_row()},
            ui_.say(zeros ? Picture::picture_zeros_left_out : Picture::picture_terms_left_out, {base::to_text(hidden)}),
            {size(), ui_.colors.faint_text, figure::Weight::Regular, figure::Horizontal::Center,
             figure::Vertical::Middle});
        next_row();
    }

    void ending() {
        if (explanation_.value.empty()) return;  // a stamp has no single result
        if (!explanation_.bias.empty()) {
            cell_of_ending(ui_.say(Window::sum_bias), explanation_.bias, ui_.colors.text, size());
            next_row();
        }
        auto& list = *ImGui::GetWindowDrawList();
        auto const y = ImGui::GetCursorScreenPos().y + ui_.px(2);
        list.AddRectFilled({left_, y}, {left_ + width_, y + std::max(1.0f, ui_.px(1))}, packed(ui_.colors.border));
        ImGui::Dummy({1, ui_.px(6)});
        cell_of_ending(ui_.say(Window::sum_result), explanation_.value, theme_.output_text, ui_.unit * kTextSize);
        next_row();
    }

    void cell_of_ending(std::string const& label, std::string const& value, figure::Color color, float number_size) {
        auto& list = *ImGui::GetWindowDrawList();
        letter(ui_, list, {left_, middle_of_row()}, label, {size(), ui_.colors.text});
        letter(ui_, list, {std::round(left_ + width_), middle_of_row()}, value,
               {number_size, color, figure::Weight::Bold, figure::Horizontal::Right, figure::Vertical::Middle});
    }

    Ui& ui_;
    picture::Theme const& theme_;
    Headings headings_;
    bool is_maximum_;  // there is nothing to add up: inputs alone, the largest one marked
    picture::Explanation const& explanation_;
    float left_, width_;
    std::array<float, kColumns> widths_{}, begins_{};
};

}  // namespace

void sum_table(Ui& ui, picture::Explanation const& explanation) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    SumTable{ui, explanation}.show();
    ImGui::PopStyleVar();
}

}  // namespace deconvista::ui
