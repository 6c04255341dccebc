#pragma once
// ImGui without a window: an OpenGL context that has neither display nor surface, and pictures read back from it.
//
// EGL is loaded when it is needed, so that a machine without it can still build and run everything else.

#include <backends/imgui_impl_opengl3.h>
#include <dlfcn.h>
#include <glad/gl.h>
#include <imgui.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/paint/cairo_painter.h"

namespace deconvista::paint {

class HeadlessScreen {
public:
    // Nothing if this machine cannot do it; `why` then says what failed.
    static std::unique_ptr<HeadlessScreen> open(int width, int height, std::string& why) {
        std::unique_ptr<HeadlessScreen> screen{new HeadlessScreen{width, height}};
        why = screen->start();
        return why.empty() ? std::move(screen) : nullptr;
    }

    HeadlessScreen(HeadlessScreen const&) = delete;
    HeadlessScreen& operator=(HeadlessScreen const&) = delete;

    ~HeadlessScreen() {
        if (has_imgui_) {
            ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext();
        }
        if (context_ != nullptr) {
            call<unsigned(void*, void*, void*, void*)>("eglMakeCurrent")(display_, nullptr, nullptr, nullptr);
            call<unsigned(void*, void*)>("eglDestroyContext")(display_, context_);
        }
        // The display and the library stay: drivers do not always survive being started twice.
    }

    // One frame with what `draw` adds to a list that fills the screen.
    template <class Draw>
    void frame(Draw draw) {
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        draw(*ImGui::GetBackgroundDrawList());
        ImGui::Render();
        glViewport(0, 0, width_, height_);
        glClearColor(1, 0, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

    // What the last frame showed, top row first.
    PixelBuffer pixels() const {
        PixelBuffer buffer{width_, height_, {}};
        std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width_ * height_) * 4);
        glReadPixels(0, 0, width_, height_, GL_RGBA, GL_UNSIGNED_BYTE, rgba.data());
        buffer.pixels.reserve(rgba.size() / 4);
        for (int y = height_; y-- > 0;) {
            for (int x = 0; x < width_; ++x) {
                auto const at = std::size_t{4} * static_cast<std::size_t>(y * width_ + x);
                auto const* const texel = &rgba[at];
                buffer.pixels.push_back(std::uint32_t{texel[0]} << 16 | std::uint32_t{texel[1]} << 8 | texel[2]);
            }
        }
        return buffer;
    }

    void wait_until_drawn() const { glFinish(); }

private:
    // EGL's numbers; they are part of its interface and do not change.
    static constexpr unsigned kSurfacelessPlatform = 0x31DD, kOpenGlApi = 0x30A2;
    static constexpr int kMajorVersion = 0x3098, kMinorVersion = 0x30FB, kProfile = 0x30FD, kCoreProfile = 1,
                         kNone = 0x3038;

    HeadlessScreen(int width, int height) : width_{width}, height_{height} {}

    template <class Function>
    Function* call(char const* name) const {
        return reinterpret_cast<Function*>(::dlsym(library_, name));
    }

    std::string start() {
        library_ = ::dlopen("libEGL.so.1", RTLD_NOW);
        if (library_ == nullptr) return "libEGL.so.1 is not installed";
        auto const display = call<void*(unsigned, void*, std::intptr_t const*)>("eglGetPlatformDisplay");
        if (display == nullptr) return "EGL is older than 1.5";
        display_ = display(kSurfacelessPlatform, nullptr, nullptr);
        if (display_ == nullptr) return "EGL has no surfaceless platform";
        if (call<unsigned(void*, int*, int*)>("eglInitialize")(display_, nullptr, nullptr) == 0)
            return "EGL finds no driver";
        if (call<unsigned(unsigned)>("eglBindAPI")(kOpenGlApi) == 0) return "EGL has no OpenGL";
        std::array const attributes{kMajorVersion, 3, kMinorVersion, 3, kProfile, kCoreProfile, kNone};
        context_ = call<void*(void*, void*, void*, int const*)>("eglCreateContext")(display_, nullptr, nullptr,
                                                                                    attributes.data());
        if (context_ == nullptr) return "there is no OpenGL 3.3";
        if (call<unsigned(void*, void*, void*, void*)>("eglMakeCurrent")(display_, nullptr, nullptr, context_) == 0)
            return "the OpenGL context cannot be used without a surface";
        auto const address = call<GLADapiproc(char const*)>("eglGetProcAddress");
        if (gladLoadGL(address) == 0) return "OpenGL's functions are missing";
        make_target();
        make_imgui();
        return "";
    }

    void make_target() const {
        unsigned renderbuffer = 0, framebuffer = 0;
        glGenRenderbuffers(1, &renderbuffer);
        glBindRenderbuffer(GL_RENDERBUFFER, renderbuffer);
        glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width_, height_);
        glGenFramebuffers(1, &framebuffer);
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, renderbuffer);
    }

    void make_imgui() {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
        io.DeltaTime = 1.0f / 60;
        ImGui_ImplOpenGL3_Init("#version 330 core");
        has_imgui_ = true;
    }

    int width_, height_;
    void* library_{};
    void* display_{};
    void* context_{};
    bool has_imgui_{false};
};

}  // namespace deconvista::paint
