"""Everything without the mouse: panels, menus, dialogs, question marks, the network workspace; and the first hint."""

import json

import window


class Keyboard(window.WindowTest):
    def focus_is_on(self, name):
        """Whether the ring lies around the control, or around a part of it."""
        places = self.window.state["places"]
        if "focus" not in places or name not in places:
            return False
        x, y, width, height = places["focus"]
        left, top, wide, high = places[name]
        return left - 3 <= x + width / 2 <= left + wide + 3 and top - 3 <= y + height / 2 <= top + high + 3

    def press(self, key):
        """A key that moves the ring, until it has moved."""
        before = self.window.state["places"].get("focus")
        self.window.key(key)
        self.window.wait(lambda state: state["places"].get("focus") not in (None, before), f"the ring moved by {key}")

    def enter(self, key="F6"):
        """From the show to the controls, until the ring is there."""
        self.window.key(key)
        self.window.wait(lambda state: state["keyboard"] == "controls" and "focus" in state["places"], "the ring")
        self.window.settle()

    def walk_to(self, name, key="Tab"):
        for _ in range(60):
            if self.focus_is_on(name):
                return
            self.press(key)
        self.fail(f"{name} was not reached; the ring is at {self.window.state['places'].get('focus')}")

    def test_parameters_are_changed_and_the_show_gets_its_keys_back(self):
        self.window = self.open()
        self.enter()
        self.walk_to("param_stride.0")
        self.window.key("plus")
        self.window.expect(stride=[3, 3], step=0)
        self.window.key("minus")
        self.window.expect(stride=[2, 2])
        self.window.key("Return")
        self.window.settle()
        self.window.type("4")
        self.window.key("Return")
        self.window.expect(stride=[4, 4], keyboard="controls")
        self.walk_to("param_dilation.0")
        self.walk_to("param_stride.0", "shift+Tab")
        self.window.key("Right", "p", "v")
        self.window.settle()
        self.window.expect(step=0, answer="none", view="flat", keyboard="controls")
        self.window.key("ctrl+z")
        self.window.expect(stride=[2, 2])
        self.window.key("Escape")
        self.window.expect(keyboard="show")
        self.window.key("Right")
        self.window.expect(step=1, phase=1.0)

    def test_the_pointer_gives_the_keys_back_too(self):
        self.window = self.open()
        self.window.key("Tab")
        self.window.expect(keyboard="controls")
        self.window.click(640, 300)
        self.window.expect(keyboard="show")

    def test_choices_and_folds(self):
        self.window = self.open()
        self.enter()
        self.walk_to("operation")
        self.window.key("Return")
        self.window.settle()
        self.window.key("Up", "Return")
        self.window.expect(operation="convolution")
        self.window.settle()
        self.walk_to("section_conventions")
        self.window.key("Return")
        self.window.place("param_padding_name")

    def test_panels_one_after_the_other_and_back_to_the_show(self):
        self.window = self.open()
        for _ in range(8):
            self.window.key("F6")
            self.window.settle()
            if self.window.state["keyboard"] == "show":
                return
        self.fail("F6 never came back to the show")

    def test_menus(self):
        self.window = self.open()
        self.enter("F10")
        for _ in range(3):
            self.press("Right")
        for key in ("Return", "Down", "Right", "Return"):
            self.window.key(key)
            self.window.settle()
        self.window.wait(lambda state: state["preset"] not in ("", "transposed_3x3_stride_2"), "another preset")

    def test_a_question_mark_opens_a_common_mistake(self):
        self.window = self.open()
        self.enter()
        self.walk_to("about.2")
        for key in ("Return", "Down", "Return"):
            self.window.key(key)
            self.window.settle()
        self.window.expect(workspace="lesson", lesson="common_mistakes")

    def test_the_dialog_of_values(self):
        self.window = self.open()
        self.enter("F6")
        self.walk_to("section_values")
        self.window.key("Return")
        self.window.settle()
        self.walk_to("param_input_values.edit")
        self.window.key("Return")
        self.window.expect(dialog="values", keyboard="show", cell=[0, 0])
        self.window.type("7")
        self.window.key("Tab")
        self.window.expect(cell=[0, 1])
        self.enter()
        self.walk_to("button.2")
        self.window.key("Return")
        self.window.expect(dialog="")

    def test_the_export_dialog(self):
        self.window = self.open()
        self.window.key("ctrl+shift+e")
        self.window.expect(dialog="export")
        self.window.settle()
        self.enter("Tab")
        self.walk_to("button.0")
        self.window.key("Return")
        self.window.expect(dialog="")

    def test_a_file_is_opened(self):
        with open(self.file("a.json"), "w", encoding="utf-8") as file:
            json.dump({"version": 1, "operation": "convolution", "input": {"generator": "ramp", "shape": [1, 1, 4, 4]},
                       "kernel": {"generator": "ones", "shape": [1, 1, 2, 2]}}, file)
        self.window = self.open()
        self.window.key("ctrl+o")
        self.window.expect(dialog="open")
        self.window.settle()
        self.window.type(self.file("a.json"))
        self.window.key("Return")
        self.window.expect(dialog="", operation="convolution")

    def test_a_prediction_is_answered(self):
        self.window = self.open()
        self.window.key("ctrl+p")
        self.window.expect(answer="hidden")
        self.window.settle()
        self.enter("Tab")
        self.walk_to("predict.answer")
        self.window.settle()
        self.window.type("5x5")
        self.window.key("Return")
        self.window.expect(answer="shown", verdict="right")

    def test_a_page_of_a_lesson(self):
        self.window = self.open("lesson", "names")
        self.window.expect(page=1)
        self.enter()
        self.walk_to("page.4")
        self.window.key("Return")
        self.window.expect(page=4)

    def test_cells_are_pinned(self):
        self.window = self.open()
        self.window.key("End", "Return")
        self.window.expect(pinned=["output", 0, 0, 4, 4])
        self.window.key("alt+Left", "alt+Up")
        self.window.expect(pinned=["output", 0, 0, 3, 3])
        self.window.key("Return")
        self.window.expect(pinned=["input", 0, 0, 2, 2])
        self.window.key("Escape")
        self.window.expect(pinned=None)

    def test_the_matrix_is_moved_and_enlarged(self):
        self.window = self.open("matrix_4_by_16")
        self.window.expect(view="matrix", matrix=None)
        self.window.key("plus", "plus", "plus", "plus")
        self.window.wait(lambda state: state["matrix"] and state["matrix"][2] > 50, "a larger matrix")
        self.window.key("ctrl+shift+Right")
        self.window.settle()
        _, column, cell = self.window.state["matrix"]
        self.window.key("ctrl+shift+Left")
        self.window.wait(lambda state: state["matrix"][1] < column, "columns at the left")
        self.window.key("minus")
        self.window.wait(lambda state: state["matrix"][2] < cell - 1, "a smaller matrix")
        self.window.key("0")
        self.window.expect(matrix=None)

    def test_networks(self):
        self.window = self.open()
        self.window.key("ctrl+2")
        self.window.wait(lambda state: state.get("sheet") == "there", "the maps")
        self.window.key("shift+Right")
        self.window.wait(lambda state: state["pinned_map"], "a pinned map")
        self.window.wait(lambda state: state["glimpse"], "what its unit saw")
        cell = self.window.state["glimpse"]["cell"]
        self.window.key("alt+Down" if cell[0] == 0 else "alt+Up")
        self.window.wait(lambda state: state["glimpse"] and state["glimpse"]["cell"] != cell, "the unit beside it")
        self.enter()
        layer = self.window.state["layer"]
        self.walk_to("station.0" if layer.endswith("1") else "station.1")
        self.window.key("Return")
        self.window.wait(lambda state: state["layer"] != layer, "the first layer")


class FirstHint(window.WindowTest):
    def setUp(self):
        super().setUp()
        self.settings()  # as at the first start

    def test_is_seen_once(self):
        first = self.open()
        first.expect(first_hint=True)
        first.key("Escape")
        first.expect(first_hint=False, step=0)
        first.key("ctrl+q")
        first.wait_for_exit()
        self.open().expect(first_hint=False)

    def test_goes_with_the_first_step(self):
        first = self.open("--lang", "zh")
        first.expect(first_hint=True)
        first.click_on("first_hint.close")
        first.expect(first_hint=False, step=0)
        first.key("ctrl+q")
        first.wait_for_exit()  # it notes what it showed
        self.settings()
        second = self.open()
        second.expect(first_hint=True)
        second.key("Right")
        second.expect(first_hint=False, step=1)


if __name__ == "__main__":
    window.main()
