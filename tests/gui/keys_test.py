"""Every key of the key sheet, pressed in the real window."""

import window


class Keys(window.WindowTest):
    def setUp(self):
        super().setUp()
        self.window = self.open()
        self.steps = self.window.state["steps"]

    def rest_at(self, step):
        return self.window.expect(step=step, mode="still", phase=1.0)

    def test_steps(self):
        for key, step in (("Right", 1), ("Next", 2), ("Left", 1), ("Prior", 0), ("Left", 0), ("End", self.steps - 1),
                          ("Right", self.steps - 1), ("Home", 0)):
            self.window.key(key)
            self.rest_at(step)

    def test_quick_taps_are_not_lost(self):
        self.window.key(*["Right"] * 4)
        self.window._xdotool("key", "--delay", 1, "--repeat", 8, "Right")
        self.rest_at(12)
        self.window._xdotool("key", "--delay", 1, "--repeat", 6, "Left")
        self.rest_at(6)

    def test_rows_and_stages(self):
        stages = ["start", "insert_zeros", "pad", "flip", "slide"]
        for stage in stages[1:]:
            self.window.key("ctrl+Right")
            self.window.expect(stage=stage, mode="still")
        first = self.window.state["step"]
        self.window.key("shift+Right")
        self.rest_at(first + 5)
        self.window.key("shift+Left")
        self.rest_at(first)
        self.window.key("ctrl+Left")
        self.window.expect(stage="flip")

    def test_play_and_speed(self):
        for _ in range(3):
            self.window.key("bracketright")
        self.window.expect(speed=8.0)
        self.window.key("bracketleft")
        self.window.expect(speed=4.0)
        self.window.key("space")
        self.window.expect(mode="playing")
        self.window.key("space")
        self.window.expect(mode="still")
        self.window.key("space")
        self.rest_at(self.steps - 1)
        self.window.key("space")
        self.window.wait(lambda state: state["mode"] == "playing" and state["step"] < self.steps - 1,
                         "playing again from the start")

    def test_undo_redo_and_reset(self):
        x, y, width, height = self.window.place("param_stride.0")
        self.window.click(x + width - 10, y + height / 2)
        self.window.expect(stride=[3, 3], undo=1, unsaved=True)
        self.window.key("ctrl+z")
        self.window.expect(stride=[2, 2], undo=0, redo=1, unsaved=False)
        self.window.key("ctrl+shift+z")
        self.window.expect(stride=[3, 3])
        self.window.key("ctrl+z")
        self.window.expect(stride=[2, 2])
        self.window.key("ctrl+y")
        self.window.expect(stride=[3, 3])
        self.window.key("ctrl+r")
        self.window.expect(stride=[2, 2], undo=2)

    def test_view(self):
        self.window.key("v")
        self.window.expect(view="isometric")
        self.window.key("v")
        self.window.expect(view="flat")
        self.window.key("h")
        self.window.expect(panels=False)
        self.window.wait(lambda state: state["places"]["stage"][2] == 1280, "the picture alone")
        self.window.key("Escape")
        self.window.expect(panels=True)
        self.window.key("ctrl+equal", "ctrl+equal")
        self.window.expect(ui_scale=1.25)
        self.window.key("ctrl+minus")
        self.window.wait(lambda state: abs(state["ui_scale"] - 1.1) < 1e-6, "a smaller interface")
        self.window.key("ctrl+0")
        self.window.expect(ui_scale=1.0)

    def test_full_screen(self):
        self.window.key("F11")
        self.window.expect(full_screen=True)
        self.window.key("Escape")
        self.window.expect(full_screen=False)
        self.window.key("Right")
        self.rest_at(1)

    def test_dialogs(self):
        for key, dialog in (("F1", "keys"), ("question", "keys"), ("ctrl+o", "open"), ("ctrl+s", "save"),
                            ("ctrl+shift+s", "save"), ("ctrl+shift+e", "export")):
            self.window.key(key)
            self.window.expect(dialog=dialog)
            self.window.key("Escape")
            self.window.expect(dialog="")

    def test_keys_of_the_show_do_nothing_behind_a_dialog(self):
        self.window.key("F1")
        self.window.expect(dialog="keys")
        self.window.key("Right", "space", "v")
        self.window.key("Escape")
        state = self.window.expect(dialog="")
        self.assertEqual((state["step"], state["mode"], state["view"]), (0, "still", "flat"))

    def test_quit(self):
        self.window.key("ctrl+q")
        self.assertEqual(self.window.wait_for_exit(), 0)


if __name__ == "__main__":
    window.main()
