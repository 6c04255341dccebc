"""Clicks and drags on the picture, the timeline, the parameters and the menus."""

import window


class Mouse(window.WindowTest):
    def setUp(self):
        super().setUp()
        self.window = self.open()
        self.steps = self.window.state["steps"]

    def test_a_click_on_an_output_cell_goes_to_its_step(self):
        self.window.click_on("last_cell")
        self.window.expect(step=self.steps - 1, mode="still")
        self.window.key("v")
        self.window.expect(view="isometric")
        self.window.key("Home")
        self.window.expect(step=0, mode="still")
        before = self.window.state["places"]["last_cell"]
        self.assertIsNotNone(before)
        self.window.click_on("last_cell")
        self.window.expect(step=self.steps - 1)

    def test_the_timeline_is_scrubbed(self):
        x, y, width, height = self.window.place("band")
        self.window.drag((x + width - 40, y + height / 2), (x + width / 2, y + height / 2))
        middle = self.window.wait(lambda state: state["stage"] == "slide" and 4 < state["step"] < self.steps - 5,
                                  "a step in the middle")["step"]
        self.window.drag((x + width / 2, y + height / 2), (2, y + height / 2))
        self.window.expect(step=0)
        self.window.wheel(x + 200, y + height / 2, "down")
        self.window.expect(step=1, mode="still")
        self.window.wheel(x + 200, y + height / 2, "up")
        self.window.expect(step=0)
        self.assertGreater(middle, 4)

    def test_the_buttons_under_the_timeline(self):
        x, y, width, height = self.window.place("buttons")
        at = lambda part: (x + width * part, y + height / 2)
        self.window.click(*at(0.95))
        self.window.expect(step=self.steps - 1)
        self.window.click(*at(0.28))
        self.window.expect(step=self.steps - 2, mode="still", phase=1.0)
        self.window.click(*at(0.05))
        self.window.expect(step=0)
        self.window.click(*at(0.75))
        self.window.expect(step=1, mode="still", phase=1.0)
        self.window.click(*at(0.5))
        self.window.expect(mode="playing")

    def test_a_drag_on_a_parameter_is_one_entry(self):
        x, y = self.window.center("param_stride.0")
        self.window.drag((x, y), (x + 42, y))
        self.window.expect(stride=[7, 7], undo=1)
        self.window.drag((x, y), (2, y))
        self.window.expect(stride=[1, 1], undo=2)
        self.window.key("ctrl+z")
        self.window.expect(stride=[7, 7], undo=1)
        self.window.key("ctrl+z")
        self.window.expect(stride=[2, 2], undo=0)

    def test_a_drag_that_comes_back_is_no_entry(self):
        x, y = self.window.center("param_stride.0")
        self.window.move(x, y)
        self.window.press()
        self.window.move(x + 34, y)
        self.window.expect(stride=[6, 6])
        self.window.move(x, y)
        self.window.expect(stride=[2, 2])
        self.window.release()
        self.window.expect(undo=0, unsaved=False)

    def test_a_held_button_is_one_entry(self):
        x, y, width, height = self.window.place("param_input.0")
        self.window.move(x + width - 10, y + height / 2)
        self.window.press()
        self.window.wait(lambda state: state["input"][0] >= 6, "a larger input")
        self.window.release()
        self.window.expect(undo=1)

    def test_numbers_are_typed(self):
        x, y = self.window.center("param_kernel.0")
        self.type_into(x, y, "5")
        self.window.expect(kernel=[5, 5], undo=1)
        self.type_into(x, y, "999")
        state = self.window.wait(lambda state: state["message"] != "", "a reason")
        self.assertEqual(state["kernel"], [5, 5])

    def type_into(self, x, y, number):
        self.window.settle()
        self.window.move(x, y)
        self.window._xdotool("click", "--repeat", 2, "--delay", 60, 1)
        self.window.settle()
        self.window.type(number)
        self.window.key("Return")

    def test_controls_end_at_their_bounds(self):
        x, y, width, height = self.window.place("param_dilation.0")
        self.window.click(x + 10, y + height / 2)
        x, y, width, height = self.window.place("param_stride.0")
        self.window.click(x + 10, y + height / 2)
        state = self.window.expect(stride=[1, 1])
        self.assertEqual(state["dilation"], [1, 1])
        self.assertEqual(state["undo"], 1)
        self.assertEqual(state["message"], "")

    def test_menus(self):
        self.window.click_on("menu_view")
        self.window.click_on("menu_language")
        self.window.click_on("中文")
        self.window.expect(language="zh")
        self.window.click_on("menu_view")
        self.window.click_on("menu_theme")
        self.window.click_on("深色")
        self.window.expect(theme="dark")
        self.window.key("Right")
        self.window.expect(step=1)


if __name__ == "__main__":
    window.main()
