#pragma once
// Another program that is fed through its standard input and watched: it cannot hold us up, and does not outlive us.

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "app/files/descriptor.h"
#include "core/base/result.h"

namespace deconvista::exporting {

struct Watch {
    std::stop_token stop{};  // kills it
    // Seconds without progress, after which it is killed: it neither takes input nor does its output file grow.
    double patience{60};
    std::string output{};  // the path of that file, if it writes one
};

class ChildProcess {
public:
    // By name, along PATH; what it writes to standard error is kept. A Problem if it is not there, "program_missing".
    static base::Result<ChildProcess> start(std::vector<std::string> arguments, Watch watch);

    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    // Kills it if it has not ended.
    ~ChildProcess();

    enum class Fed : std::uint8_t { All, Stopped };

    // Problems: it has ended early ("program_failed", with its last words), it takes nothing ("program_stuck").
    base::Result<Fed> feed(std::span<std::uint8_t const> bytes);

    // Ends its input and waits for it. Problems also: an exit code that is not 0.
    base::Result<Fed> finish();

private:
    ChildProcess(std::string name, int process, files::Descriptor input, files::Descriptor errors, Watch watch);

    // Waits a moment for room in its input (if wanted) and reads what it says.
    enum class Want : std::uint8_t { Room, End };
    bool wait_a_moment(Want want);
    void read_errors();
    bool has_ended();
    bool has_progressed();
    void kill();
    base::Problem failed();
    base::Problem stuck() const;

    std::string name_;
    int process_;  // 0 once it has been waited for
    int status_{0};
    files::Descriptor input_, errors_;
    Watch watch_;
    std::string last_words_;
    std::int64_t output_size_{-1};
    double last_progress_;
};

}  // namespace deconvista::exporting
