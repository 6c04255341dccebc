#include "app/export/order.h"

#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

base::Problem cannot(char const* option, Settings const& settings) {
    return base::usage("export_option_not_for_format", {option, std::string{traits_of(settings.format).name}});
}

base::Outcome check_pace(Settings const& settings) {
    auto const& traits = traits_of(settings.format);
    bool const moves = traits.pictures == Pictures::Moving;
    bool const has_time = moves && (settings.frames_per_second || settings.format != Format::Frames);
    if (settings.frames_per_second && !moves) return cannot("--fps", settings);
    if (settings.frames_per_second && *settings.frames_per_second > traits.fastest_rate)
        return base::usage("option_value_out_of_range", {"--fps", base::shortest(*settings.frames_per_second), "0.1",
                                                         base::shortest(traits.fastest_rate)});
    if (!has_time && (settings.hold_first > 0 || settings.hold_last > 0))
        return moves ? base::usage("export_hold_needs_rate") : cannot("--hold-first/--hold-last", settings);
    return base::done();
}

}  // namespace

base::Outcome check(Order const& order) {
    auto const& settings = order.settings;
    bool const wants_transparency = settings.ground == Ground::Transparent;
    if (wants_transparency && !traits_of(settings.format).can_be_transparent) return cannot("--transparent", settings);
    return check_pace(settings);
}

}  // namespace deconvista::exporting
