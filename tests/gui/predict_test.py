"""Predicting in the window: what is hidden is answered or revealed, in the explorer, in a lesson and in practice."""

import window


class Predicting(window.WindowTest):
    def answer(self, text):
        self.window.click_on("predict.answer")
        self.window.type(text)
        self.window.key("Return")
        self.window.wait(lambda state: state["answer"] == "shown", "the outcome")
        self.window.settle()  # the field still has the keyboard for a frame

    def test_the_next_value_is_typed(self):
        self.window = self.open()
        self.window.key("p")
        self.window.expect(answer="hidden", step=3)
        self.answer("77")
        self.window.expect(answer="shown", verdict="wrong", step=4)
        self.window.key("p")
        self.window.expect(answer="hidden")
        self.window.key("Next")
        self.window.expect(answer="shown", verdict="")
        self.window.key("Escape")
        self.window.expect(answer="none")

    def test_the_size_is_typed(self):
        self.window = self.open()
        self.window.key("ctrl+p")
        self.window.expect(answer="hidden")
        self.answer("5x5")
        self.window.expect(answer="shown", verdict="right")

    def test_what_is_typed_does_not_move_the_show(self):
        self.window = self.open()
        self.window.key("p")
        self.window.click_on("predict.answer")
        self.window.type("p 1")
        self.window.settle()
        self.window.expect(answer="hidden", step=3)

    def test_cells_are_pointed_at_by_keys(self):
        self.window = self.open()
        self.window.key("shift+p")
        self.window.expect(answer="hidden", pointed=None, chosen=[])
        self.window.key("alt+Left")
        self.window.expect(pointed=[1, 1])
        self.window.key("alt+Left", "alt+Up")
        self.window.expect(pointed=[0, 0])
        self.window.key("Return")
        self.window.expect(chosen=[[0, 0]])
        self.window.key("ctrl+Return")
        self.window.expect(answer="shown", verdict="right")

    def test_cells_are_pointed_at_while_a_lesson_is_presented(self):
        self.window = self.open("lesson", "transposed_convolution")
        self.window.key("F5")
        self.window.expect(presenting=True)
        self.window.key("3", "Return", "Next")
        self.window.expect(page=3, answer="hidden")
        self.window.key("alt+Right")
        self.window.wait(lambda state: state["pointed"], "a cell that is pointed at")
        self.window.key("Return")
        self.window.wait(lambda state: state["chosen"] == [state["pointed"]], "a chosen cell")
        self.window.key("Next")
        self.window.expect(page=3, answer="shown")

    def test_a_lesson_asks_and_reveals(self):
        self.window = self.open("lesson", "convolution")
        self.window.click_on("page.9")
        self.window.expect(page=9, answer="hidden")
        self.answer("3")
        self.window.expect(answer="shown", verdict="right", page=9)
        self.window.key("Next")
        self.window.expect(page=10, answer="none")

    def test_practice_counts(self):
        self.window = self.open("--practice", "5")
        self.window.expect(practice=[0, 0, 0], answer="hidden", workspace="arithmetic")
        self.window.click_on("predict.reveal")
        self.window.expect(practice=[0, 1, 0], answer="shown")
        self.window.click_on("predict.next")
        self.window.expect(practice=[1, 1, 0], answer="hidden")
        self.window.click_on("predict.end")
        self.window.expect(practice=None, answer="none")


if __name__ == "__main__":
    window.main()
