"""When nothing moves, nothing is drawn."""

import time

import window


class Idle(window.WindowTest):
    def quiet_seconds(self, running, seconds):
        """How long nothing was drawn before a key that is pressed after so many seconds."""
        time.sleep(seconds)
        before = len(running.states)
        running.key("Right")
        with running.changed:
            self.assertTrue(running.changed.wait_for(lambda: len(running.states) > before, window.PATIENCE))
        return running.states[before]["quiet_before_input"]

    def settle(self, running):
        time.sleep(2)
        running.wait(lambda state: state["mode"] == "still", "rest")

    def test_nothing_is_drawn_at_rest(self):
        running = self.open()
        self.settle(running)
        self.assertGreaterEqual(self.quiet_seconds(running, 3), 3)

    def test_nothing_is_drawn_after_playing(self):
        running = self.open()
        for _ in range(3):
            running.key("bracketright")
        running.key("space")
        running.wait(lambda state: state["mode"] == "still" and state["step"] == state["steps"] - 1, "the end")
        self.settle(running)
        running.key("Home")
        self.settle(running)
        self.assertGreaterEqual(self.quiet_seconds(running, 3), 3)

    def test_nothing_is_drawn_behind_a_dialog(self):
        running = self.open()
        running.key("ctrl+o")
        running.expect(dialog="open")
        self.settle(running)
        time.sleep(3)
        running.key("Escape")
        self.assertGreaterEqual(running.expect(dialog="")["quiet_before_input"], 3)


if __name__ == "__main__":
    window.main()
