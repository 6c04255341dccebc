#include "core/lesson/markup.h"

#include <optional>

#include "core/scene/json_fields.h"

namespace deconvista::lesson {
namespace {

constexpr std::string_view kRoles[] = {"input", "kernel", "output"};

std::optional<Mark> role_from(std::string_view word) {
    if (word == kRoles[0]) return Mark::Input;
    if (word == kRoles[1]) return Mark::Kernel;
    if (word == kRoles[2]) return Mark::Output;
    return std::nullopt;
}

class BlockReader {
public:
    BlockReader(std::string_view text, std::string const& path) : rest_{text}, path_{path} {}

    base::Result<Block> read() {
        if (take_prefix("- ")) block_.kind = BlockKind::Entry;
        if (take_prefix("    ")) block_.kind = BlockKind::Formula;
        // In a formula a star is a star.
        if (block_.kind == BlockKind::Formula) {
            add(Mark::Plain, rest_);
            rest_ = {};
        }
        while (!rest_.empty())
            if (auto const fine = read_span(); !fine) return fine.problem();
        if (block_.spans.empty()) return base::refused("lesson_block_empty", {path_});
        return block_;
    }

private:
    bool take_prefix(std::string_view prefix) {
        if (!rest_.starts_with(prefix)) return false;
        rest_.remove_prefix(prefix.size());
        return true;
    }

    void add(Mark mark, std::string_view text) {
        if (!text.empty()) block_.spans.push_back({mark, std::string{text}});
    }

    base::Outcome read_span() {
        auto const plain_end = std::min(rest_.find_first_of("*`["), rest_.size());
        add(Mark::Plain, rest_.substr(0, plain_end));
        rest_.remove_prefix(plain_end);
        if (rest_.empty()) return base::done();
        switch (rest_.front()) {
            case '*':
                return read_enclosed(Mark::Emphasis, '*');
            case '`':
                return read_enclosed(Mark::Code, '`');
            default:
                return read_role();
        }
    }

    base::Problem not_closed(std::string_view sign) const {
        return base::refused("lesson_mark_open", {path_, std::string{sign}});
    }

    base::Outcome read_enclosed(Mark mark, char sign) {
        auto const end = rest_.find(sign, 1);
        if (end == std::string_view::npos || end == 1) return not_closed(rest_.substr(0, 1));
        add(mark, rest_.substr(1, end - 1));
        rest_.remove_prefix(end + 1);
        return base::done();
    }

    // "[words](role)"; brackets that no role follows are brackets, as in y[0, 1].
    base::Outcome read_role() {
        auto const middle = rest_.find("](");
        auto const closed = rest_.find(']');
        if (middle == std::string_view::npos || closed < middle) {
            auto const end = closed == std::string_view::npos ? 1 : closed + 1;
            add(Mark::Plain, rest_.substr(0, end));
            rest_.remove_prefix(end);
            return base::done();
        }
        auto const end = rest_.find(')', middle);
        if (end == std::string_view::npos || middle == 1) return not_closed("[");
        auto const word = rest_.substr(middle + 2, end - middle - 2);
        auto const role = role_from(word);
        if (!role) return base::refused("word_unknown", {path_, std::string{word}, scene::quoted_list(kRoles)});
        add(*role, rest_.substr(1, middle - 1));
        rest_.remove_prefix(end + 1);
        return base::done();
    }

    std::string_view rest_;
    std::string const& path_;
    Block block_;
};

}  // namespace

base::Result<Block> read_block(std::string_view text, std::string const& path) {
    return BlockReader{text, path}.read();
}

std::string plain(Block const& block) {
    std::string text;
    for (auto const& span : block.spans) text += span.text;
    return text;
}

}  // namespace deconvista::lesson
