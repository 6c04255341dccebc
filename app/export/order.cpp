#include "app/export/order.h"

#include "core/base/number_text.h"

namespace deconvista::exporting {
namespace {

base::Problem cannot(char const* option, Settings const& settings) {
    return base::usage("export_option_not_for_format", {option, std::string{traits_of(settings.format).name}});
}

bool has_time(Settings const& settings) {
    bool const moves = traits_of(settings.format).pictures == Pictures::Moving;
    return moves && (settings.frames_per_second || settings.format != Format::Frames);
}

base::Outcome check_pace(Settings const& settings) {
    auto const& traits = traits_of(settings.format);
    bool const moves = traits.pictures == Pictures::Moving;
    if (settings.frames_per_second && !moves) return cannot("--fps", settings);
    if (settings.frames_per_second && *settings.frames_per_second > traits.fastest_rate)
        return base::usage("option_value_out_of_range", {"--fps", base::shortest(*settings.frames_per_second), "0.1",
                                                         base::shortest(traits.fastest_rate)});
    if (!has_time(settings) && (settings.hold_first > 0 || settings.hold_last > 0))
        return moves ? base::usage("export_hold_needs_rate") : cannot("--hold-first/--hold-last", settings);
    return base::done();
}

}  // namespace

Settings suited(Settings settings) {
    auto const& traits = traits_of(settings.format);
    if (!traits.can_be_transparent) settings.ground = Ground::Opaque;
    if (settings.frames_per_second > traits.fastest_rate) settings.frames_per_second.reset();
    if (!has_time(settings)) settings.hold_first = settings.hold_last = 0;
    return settings;
}

base::Outcome check(Order const& order) {
    auto const& settings = order.settings;
    bool const wants_transparency = settings.ground == Ground::Transparent;
    if (wants_transparency && !traits_of(settings.format).can_be_transparent) return cannot("--transparent", settings);
    return check_pace(settings);
}

}  // namespace deconvista::exporting
