"""The network workspace: what is there at the start, pointing, pinning, other layers, other pictures, bad files."""

import os
import time
import zlib

import window

ASSETS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "assets")


def png(width, height):
    """A grey picture of that size, mostly a claim."""
    def chunk(kind, data):
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([8, 0, 0, 0, 0])
    rows = (b"\0" + bytes([90]) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Network(window.WindowTest):
    def enter(self, *arguments):
        self.window = self.open(*arguments)
        self.window.click_on("tab_network")
        self.ready()

    def ready(self):
        return self.window.wait(lambda state: state.get("sheet") == "there" and state["glimpse"] and
                                not state["opening"], "a network that is shown")

    def point_at(self, place):
        self.window.move(*self.window.center(f"map.{place}"))

    def test_the_bundled_network_is_there_at_once(self):
        self.enter()
        self.window.expect(workspace="network", model="drawings.onnx", picture="cat-00000.png", layer="relu1", maps=24,
                           pictures=16, guess=1, preprocessing="bundled")
        self.window.key("ctrl+1")
        self.window.expect(workspace="arithmetic")
        self.window.key("ctrl+2")
        self.window.expect(workspace="network", layer="relu1")

    def test_pointing_shows_and_a_click_pins(self):
        self.enter()
        self.point_at(1)
        hovered = self.window.wait(lambda state: state["hovered"], "a hovered map")["hovered"]
        first = self.window.wait(lambda state: state["glimpse"] and state["glimpse"]["channel"] == hovered[1],
                                 "its glimpse")["glimpse"]
        self.window.click(*self.window.center("map.1"))
        self.window.expect(pinned_map=hovered)
        self.point_at(2)
        time.sleep(0.3)
        self.window.expect(glimpse=first)
        self.window.key("Escape")
        self.window.expect(pinned_map=None)
        self.window.move(5, 300)
        self.point_at(2)
        self.window.wait(lambda state: state["hovered"] != hovered and state["glimpse"] and
                         state["glimpse"]["channel"] == state["hovered"][1], "the other map's glimpse")

    def test_layers_by_click_and_by_key(self):
        self.enter()
        self.window.click_on("station.4")
        self.window.expect(layer="conv2", maps=48, sheet="there")
        self.window.key("Down", "Down")
        self.window.expect(layer="pool2", sheet="there")
        self.window.key("Up")
        self.window.expect(layer="relu2", sheet="there")

    def test_pictures_by_key_and_by_button(self):
        self.enter()
        self.window.key("Right")
        self.window.expect(picture="checker-00000.png", sheet="there")
        self.window.click_on("next_picture")
        self.window.expect(picture="clock-00000.png", sheet="there")
        self.window.key("Left", "Left")
        self.window.expect(picture="cat-00000.png", sheet="there", guess=1)

    def test_a_map_takes_a_click_for_another_unit(self):
        self.enter()
        self.window.click_on("map.0")
        self.ready()
        x, y, width, height = self.window.place("map_of_unit")
        self.window.click(x + width - 2, y + height - 2)
        self.window.wait(lambda state: state["glimpse"] and state["glimpse"]["cell"] == [47, 47], "the last unit")

    def test_a_picture_that_is_no_drawing_is_told(self):
        with open(self.file("photo.png"), "wb") as file:
            file.write(png(120, 80))
        self.enter()
        self.assertNotIn("drawings_note", self.window.state["places"])
        again = self.open(os.path.join(ASSETS, "networks", "drawings.onnx"), self.file("photo.png"))
        again.expect(model="drawings.onnx", picture="photo.png", sheet="there")
        again.place("drawings_note")

    def test_bad_files_are_refused_and_the_program_goes_on(self):
        with open(self.file("large.png"), "wb") as file:
            file.write(png(8192, 8192))
        with open(self.file("broken.onnx"), "wb") as file:
            file.write(b"\x08\x07nothing of the kind")
        with open(self.file("dot.png"), "wb") as file:
            file.write(png(1, 1))
        model = os.path.join(ASSETS, "networks", "drawings.onnx")
        self.window = self.open(model, self.file("large.png"))
        self.window.wait(lambda state: state["message"], "a refusal")
        broken = self.open(self.file("broken.onnx"))
        broken.wait(lambda state: state["message"], "a refusal")
        broken.wait(lambda state: state.get("model") == "drawings.onnx" and state.get("sheet") == "there",
                    "the bundled network")
        dot = self.open(model, self.file("dot.png"))
        dot.wait(lambda state: state["message"] or state.get("picture") == "dot.png", "a refusal or the picture")

    def study(self, view):
        """Until the study of a view is there whole."""
        return self.window.wait(lambda state: state["network_view"] == view and state["study"] and
                                state["study"]["figures"] and not state["study"]["busy"], f"the study {view}")["study"]

    def test_every_study_opens_by_tab_by_key_and_from_the_unit(self):
        self.enter()
        self.window.click_on("map.0")
        self.ready()
        for number, view in enumerate(("rules", "top9", "evolution", "occlusion"), 3):
            self.window.click_on(f"view.{number}")
            self.assertEqual(self.study(view)["figures"], 8 if view == "evolution" else 1)
            self.window.key("1")
            self.window.expect(network_view="maps", study=None)
            self.window.key(str(number))
            self.study(view)
        self.window.click_on("open.network_view_rules")
        self.study("rules")
        self.window.key("Escape")
        self.window.expect(network_view="maps")

    def test_every_study_is_exported(self):
        self.enter()
        self.window.click_on("map.0")
        self.ready()
        number = self.window.state["pinned_map"][1]
        for key, view in (("3", "rules"), ("4", "top9"), ("6", "occlusion")):
            self.window.key(key)
            self.study(view)
            self.window.click_on("study.export")
            self.window.expect(dialog="export")
            self.window.key("Return")
            self.window.expect(dialog="", message="export_done")
            self.assertGreater(os.path.getsize(self.file(f"drawings-relu1-{number}-{view}.png")), 10000)

    def test_the_training_is_a_show(self):
        self.enter()
        self.window.key("5")
        self.study("evolution")
        self.window.key("Home", "Right")
        self.window.click_on("study.checkpoints")
        self.window.wait(lambda state: state["study"]["figures"] in (1, 8), "either of both")

    def test_the_square_is_another_size(self):
        self.enter()
        self.window.key("6")
        self.study("occlusion")
        x, y, width, height = self.window.place("study.square")
        self.window.click(x + width - 8, y + height / 2)
        self.window.wait(lambda state: state["study"]["busy"], "the square slides again")
        self.study("occlusion")

    def at_step(self, step):
        return self.window.wait(lambda state: state["show"] and state["show"]["step"] == step, f"step {step}")

    def test_a_story_is_played_scrubbed_opened_and_exported(self):
        self.enter()
        self.window.click_on("station.4")
        self.window.expect(layer="conv2", sheet="there")
        self.window.click_on("map.0")
        self.ready()
        self.window.key("2", "Right")  # while the story is being told, the picture stays
        self.window.wait(lambda state: state["show"], "the story")
        self.window.expect(network_view="story", picture="cat-00000.png")
        self.assertEqual(self.window.state["show"]["steps"], 10)  # four layers, up and down
        self.window.key("End")
        self.at_step(9)
        self.window.key("Left")
        self.at_step(8)
        self.window.settle()
        self.assertIn("story.open", self.window.state["places"])  # a ReLU
        self.window.key("Home")
        self.at_step(0)
        self.window.settle()
        self.assertNotIn("story.open", self.window.state["places"])  # the picture has no numbers to follow
        self.window.key("Right")
        self.at_step(1)
        self.window.click_on("story.open")
        self.window.expect(workspace="arithmetic", operation="convolution", input=[96, 96], kernel=[7, 7])
        self.window.key("ctrl+2", "End")
        self.at_step(9)
        self.window.click_on("story.open")
        self.window.expect(workspace="arithmetic", operation="transposed_convolution", input=[48, 48])
        self.window.key("ctrl+2", "ctrl+shift+e")
        self.window.expect(dialog="export")
        self.window.key("Return")
        self.window.expect(dialog="", message="export_done")

    def test_keys_go_on_behind_a_file_that_is_no_picture(self):
        os.mkdir(self.file("pictures"))
        for name, data in (("a.png", b"no picture"), ("b.png", png(120, 80)), ("c.png", png(80, 120))):
            with open(self.file("pictures/" + name), "wb") as file:
                file.write(data)
        self.window = self.open(self.file("pictures"))
        self.window.wait(lambda state: state.get("pictures") == 3 and state["message"] == "picture_of_unknown_kind",
                         "a refusal")
        self.window.key("Right")
        self.window.expect(picture="b.png")
        self.window.key("Right")
        self.window.expect(picture="c.png")

    def test_getting_a_network_is_explained(self):
        self.enter()
        self.window.click_on("menu_help")
        self.window.settle()
        self.window.key("Down", "Up", "Return")  # the first entry is chosen unseen as the menu opens
        self.window.expect(dialog="get_network")
        self.window.key("Escape")
        self.window.expect(dialog="")


if __name__ == "__main__":
    window.main()
