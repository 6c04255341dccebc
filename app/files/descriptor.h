#pragma once
// An open file that closes itself.

#include <unistd.h>

#include <utility>

namespace deconvista::files {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_{number} {}
    Descriptor(Descriptor&& other) noexcept : number_{std::exchange(other.number_, -1)} {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    explicit operator bool() const { return number_ >= 0; }
    int number() const { return number_; }

    // For who wants to know whether closing failed; the result is that of close().
    int close_now() { return ::close(std::exchange(number_, -1)); }

private:
    int number_;
};

}  // namespace deconvista::files
