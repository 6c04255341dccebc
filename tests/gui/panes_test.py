"""The views beside one another: opened, exchanged and closed at the views themselves, by pointer and by keys."""

import window


class Panes(window.WindowTest):
    def setUp(self):
        super().setUp()
        self.window = self.open()
        self.window.expect(view="flat", views=1)

    def hover_stage(self, part):
        x, y, width, height = self.window.place("stage")
        self.window.move(x + width * part, y + height * 0.6)

    def test_by_pointer(self):
        self.hover_stage(0.5)
        self.window.click_on("pane1.add")
        self.window.expect(views=2)
        self.hover_stage(0.25)
        self.window.click_on("pane1.list")
        self.window.click_on("Matrix")
        self.window.expect(view="matrix", views=2)
        self.hover_stage(0.75)
        self.window.click_on("pane2.close")
        self.window.expect(view="matrix", views=1)

    def test_by_keys(self):
        for views in (2, 3, 4, 4):
            self.window.key("b")
            self.window.expect(views=views)
        self.window.key("shift+b")
        self.window.expect(views=3)
        self.window.key("1")
        self.window.settle()
        self.window.key("Down", "Down", "space")
        self.window.wait(lambda state: state["view"] != "flat", "another view in the first place")
        self.window.expect(views=3)

    def test_a_click_pins_a_cell_and_escape_lets_go(self):
        self.window.key("b", "b", "b")
        self.window.expect(views=4, pinned=None)
        self.window.click_on("last_cell")
        self.window.expect(pinned=["output", 0, 0, 4, 4], step=self.window.state["steps"] - 1)
        self.window.move(*self.window.center("band"))
        self.window.settle()
        self.window.expect(pinned=["output", 0, 0, 4, 4])
        self.window.key("Escape")
        self.window.expect(pinned=None, views=4)
        # A second click lets go as well.
        self.window.click_on("last_cell")
        self.window.expect(pinned=["output", 0, 0, 4, 4])
        self.window.click_on("last_cell")
        self.window.expect(pinned=None)


if __name__ == "__main__":
    window.main()
