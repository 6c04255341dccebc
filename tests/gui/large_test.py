"""Operations that are too large for cells: the whole result as a picture, and the matrix zoomed and dragged."""

import json

import window


class Large(window.WindowTest):
    def scene(self, extent, view):
        path = self.file("scene.json")
        tensor = lambda *shape: {"generator": "random", "seed": 1, "shape": [1, 1, *shape]}
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"version": 1, "operation": "convolution", "view": view, "padding": [3, 3],
                       "input": tensor(extent, extent), "kernel": tensor(7, 7)}, file)
        return path

    def test_a_large_result_is_computed_beside_the_window(self):
        window = self.open(self.scene(2048, "flat"))
        window.expect(whole="there")
        x, y = window.center("param_stride.0")
        window.drag((x, y), (x + 14, y))
        window.expect(whole="there")
        self.assertGreater(window.state["stride"][0], 1)

    def test_the_matrix_is_zoomed_and_dragged(self):
        window = self.open(self.scene(100, "matrix"))
        x, y, width, height = window.place("stage")
        at = (x + width * 0.7, y + height * 0.6)
        window.expect(matrix=None)
        window.wheel(*at, "up")
        first = window.wait(lambda state: state["matrix"], "a part of the matrix")["matrix"]
        window.wheel(*at, "up")
        cell = window.wait(lambda state: state["matrix"][2] > first[2], "larger cells")["matrix"]
        window.drag(at, (at[0] - 200, at[1] - 100))
        moved = window.wait(lambda state: state["matrix"][0] > cell[0], "another part")["matrix"]
        self.assertGreater(moved[1], cell[1])
        self.assertAlmostEqual(moved[2], cell[2], delta=1)  # cells are whole pixels
        for _ in range(60):
            window.wheel(*at, "down")
        window.expect(matrix=None)
        # The image of the whole stands at the left: pointing at it brings that part into the page.
        window.click(x + width * 0.2, y + height * 0.5)
        part = window.wait(lambda state: state["matrix"], "the part that was pointed at")["matrix"]
        self.assertGreater(part[0], 1000)
        window.key("plus")
        larger = window.wait(lambda state: state["matrix"][2] > part[2], "larger cells")["matrix"]
        window.key("minus")
        window.wait(lambda state: state["matrix"][2] < larger[2], "smaller cells")


if __name__ == "__main__":
    window.main()
