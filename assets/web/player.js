"use strict";
// Shows one step at a time. Each step waits as text in a <script class="step">; nothing is fetched from anywhere.
(function () {
  const steps = Array.from(document.querySelectorAll("script.step"));
  const element = (id) => document.getElementById(id);
  const picture = element("picture"), words = element("words"), slider = element("slider"), place = element("place");
  const first = element("first"), back = element("back"), play = element("play"), next = element("next");
  let current = 0, timer = null;

  function show(number) {
    current = Math.max(0, Math.min(steps.length - 1, number));
    const step = steps[current];
    picture.innerHTML = step.textContent;
    words.innerHTML = "";
    const title = document.createElement("strong"), text = document.createElement("span");
    title.textContent = step.dataset.title;
    text.textContent = step.dataset.words;
    words.append(title, " ", text);
    slider.value = String(current);
    slider.setAttribute("aria-valuetext", step.dataset.title);
    place.textContent = (current + 1) + " / " + steps.length;
    first.disabled = back.disabled = current === 0;
    next.disabled = current === steps.length - 1;
    document.body.dataset.step = step.dataset.step;
    history.replaceState(null, "", "#" + step.dataset.step);
  }

  function pause() {
    clearTimeout(timer);
    timer = null;
    play.textContent = play.dataset.play;
    play.setAttribute("aria-pressed", "false");
    document.body.dataset.playing = "no";
  }

  function advance() {
    show(current + 1);
    if (current === steps.length - 1) return pause();
    timer = setTimeout(advance, Number(steps[current].dataset.milliseconds));
  }

  function start() {
    play.textContent = play.dataset.pause;
    play.setAttribute("aria-pressed", "true");
    document.body.dataset.playing = "yes";
    if (current === steps.length - 1) {
      show(0);
      timer = setTimeout(advance, Number(steps[0].dataset.milliseconds));
    } else {
      advance();
    }
  }

  function toggle() {
    if (timer === null) start(); else pause();
  }

  function go(number) {
    pause();
    show(number);
  }

  const keys = {
    ArrowRight: () => go(current + 1), ArrowDown: () => go(current + 1), PageDown: () => go(current + 1),
    ArrowLeft: () => go(current - 1), ArrowUp: () => go(current - 1), PageUp: () => go(current - 1),
    Home: () => go(0), End: () => go(steps.length - 1),
    " ": toggle,
  };

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    // A button that has the focus is pressed by Space, as everywhere.
    if (event.key === " " && event.target instanceof HTMLButtonElement) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  first.addEventListener("click", () => go(0));
  back.addEventListener("click", () => go(current - 1));
  next.addEventListener("click", () => go(current + 1));
  play.addEventListener("click", toggle);
  slider.addEventListener("input", () => go(Number(slider.value)));

  slider.max = String(steps.length - 1);
  const wanted = steps.findIndex((step) => "#" + step.dataset.step === location.hash);
  pause();
  show(Math.max(0, wanted));
})();
