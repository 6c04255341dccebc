"""Values typed into cells, pasted, copied, filled and cut, in the real window."""

import shutil
import subprocess
import unittest

import window


class Values(window.WindowTest):
    def setUp(self):
        super().setUp()
        self.window = self.open()
        self.window.click_on("section_values")

    def open_input(self):
        self.window.click_on("param_input_values.edit")
        self.window.expect(dialog="values", cell=[0, 0])
        self.window.settle()

    def test_typing_goes_from_cell_to_cell(self):
        self.open_input()
        self.window.type("7\t2.5\tnan\t")
        self.window.expect(cell=[1, 0], undo=3)
        self.window.key("Up")
        self.window.expect(cell=[0, 0], value="7")
        self.window.key("Right", "Right")
        self.window.expect(cell=[0, 2], value="NaN")
        self.window.key("shift+Tab")
        self.window.expect(cell=[0, 1], value="2.5")
        self.window.type("x")
        self.window.key("Return")
        self.window.expect(message="no_number", undo=3)
        self.window.key("ctrl+z", "ctrl+z")
        self.window.expect(undo=1)
        self.window.key("Escape")
        self.window.expect(dialog="", undo=1, unsaved=True)

    def test_a_click_chooses_a_cell(self):
        self.open_input()
        x, y, width, height = self.window.place("values.cell")
        self.window.click(x + 2.5 * width, y + 1.5 * height)
        self.window.expect(cell=[1, 2])

    @unittest.skipUnless(shutil.which("xclip"), "needs xclip")
    def test_the_clipboard(self):
        def put(text):
            subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), env=self.window.surroundings,
                           check=True)

        put("[[1, 2, 3, 4], [5, 6, 7, 8]]")
        self.window.key("ctrl+v")
        self.window.expect(input=[2, 4], message="input_pasted", undo=1)
        self.window.key("ctrl+c")
        self.window.expect(message="values_copied")
        taken = subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=self.window.surroundings, check=True,
                               capture_output=True, timeout=window.PATIENCE).stdout
        self.assertEqual(taken, b"1\t2\t3\t4\n5\t6\t7\t8\n")
        put("1 2\n3")
        self.window.key("ctrl+v")
        self.window.expect(message="matrix_ragged", undo=1)

    def test_a_kernel_by_name(self):
        self.window.wheel(150, 500, "down")
        self.window.wheel(150, 500, "down")
        self.window.wheel(150, 500, "down")
        self.window.click_on("button_upsampling_kernel")
        self.window.expect(kernel=[4, 4], padding_begin=[1, 1], undo=1)

    def test_a_part_of_the_input(self):
        self.window.click_on("button_crop")
        self.window.expect(dialog="crop")
        self.window.settle()
        x, y, width, height = self.window.place("crop")
        self.window.drag((x + width * 0.1, y + height * 0.1), (x + width * 0.6, y + height * 0.3))
        self.window.click_on("button.1")
        self.window.expect(input=[1, 2], dialog="", message="input_cropped", undo=1)


if __name__ == "__main__":
    window.main()
