"""Lessons in the window: one is given as a presenter gives it, with six keys; the menu, dropping back, broken files."""

import json
import os
import time

import window

ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "assets")

# The six keys of a presenter's remote and its F5: on, back, begin, black, play, end.
ON, BACK, BEGIN, BLACK, PLAY, END = "Next", "Prior", "F5", "b", "space", "Escape"


class Lessons(window.WindowTest):
    def place(self):
        state = self.window.state
        return state["page"], state["page_step"], state.get("answer")

    def press(self, key):
        """A key that moves the lesson; until it stands somewhere else."""
        before = self.place()
        self.window.key(key)
        self.window.wait(lambda state: state["page_mode"] == "still" and self.place() != before, f"{key} at {before}")

    def give(self, language):
        self.window = self.open("lesson", "transposed_convolution", "--lang", language)
        window_ = self.window
        window_.expect(lesson="transposed_convolution", page=1, language=language)
        window_.key(BEGIN)
        window_.expect(presenting=True)
        pages = window_.state["pages"]
        with open(os.path.join(ASSETS, "lessons", "transposed_convolution.json"), encoding="utf-8") as file:
            self.assertEqual(pages, len(json.load(file)["pages"]))
        reached = [1]
        for _ in range(500):
            page = window_.state["page"]
            if page == pages:
                break
            if page == 4 and len(reached) == 4:
                window_.key(BLACK)
                window_.expect(veil="black")
                window_.key(ON)
                window_.expect(veil="none", page=4)
                self.press(BACK)
                window_.expect(page=3)
                while window_.state["page"] == 3:
                    self.press(ON)
            self.press(PLAY if window_.state["page"] == 10 else ON)
            if window_.state["page"] != page:
                reached.append(window_.state["page"])
        self.assertEqual(reached, list(range(1, pages + 1)))
        window_.key(END)
        window_.expect(presenting=False, page=pages)

    def test_a_lesson_is_given_with_six_keys_in_english(self):
        self.give("en")

    def test_a_lesson_is_given_with_six_keys_in_chinese(self):
        self.give("zh")

    def test_pages_are_chosen_and_tried(self):
        self.window = self.open()
        self.window.click_on("tab_lesson")
        self.window.expect(workspace="lesson", lesson="convolution", page=1)
        self.window.click_on("page.3")
        self.window.expect(page=3)
        self.window.click_on("try_page")
        self.window.expect(workspace="arithmetic")
        self.window.key("ctrl+3")
        self.window.expect(workspace="lesson", page=3)
        self.window.click_on("lesson_choice")
        self.window.click_on("lesson.checkerboards")
        self.window.expect(lesson="checkerboards", page=1)

    def test_a_broken_lesson_is_refused_and_the_program_goes_on(self):
        with open(self.file("broken.json"), "w", encoding="utf-8") as file:
            json.dump({"version": 1, "title": {"en": "A", "zh": "A"}, "pages": [{"title": 3}]}, file)
        self.window = self.open(self.file("broken.json"))
        self.window.wait(lambda state: state["message"], "a refusal")
        self.window.key("ctrl+3")
        self.window.expect(workspace="lesson", lesson="convolution", pages=12)

    def test_the_pointer_hides_when_it_rests(self):
        self.window = self.open("lesson", "names")
        self.window.key(BEGIN)
        self.window.expect(presenting=True)
        for place in ((600, 300), (640, 320)):
            self.window.move(*place)
            self.sees_pointer(True)
            self.sees_pointer(False)
        self.window.key("l")
        self.window.move(700, 300)
        time.sleep(0.5)
        self.sees_pointer(False)  # there is the laser pointer in its place

    def sees_pointer(self, wanted):
        end = time.monotonic() + window.PATIENCE
        while window.pointer_is_seen(self.display.name) != wanted:
            self.assertLess(time.monotonic(), end, f"the pointer never became {'visible' if wanted else 'hidden'}")
            time.sleep(0.1)

    def test_numbers_jump_and_the_clock_of_the_pointer_stands(self):
        self.window = self.open("lesson", "names")
        self.window.key(BEGIN)
        self.window.expect(presenting=True)
        self.window.key("7", "Return")
        self.window.expect(page=7)
        self.window.key("w")
        self.window.expect(veil="white")
        self.window.key("w")
        self.window.expect(veil="none")


if __name__ == "__main__":
    window.main()
