// Reloads the page once a catalog is saved. A tab that nobody sees keeps no connection open: browsers allow few.
"use strict";

const version = document.currentScript.dataset.version;
let events = null;

const edited = () =>
  [...document.querySelectorAll("input")].some((input) => input.value !== input.defaultValue) ||
  [...document.querySelectorAll("option")].some((option) => option.selected !== option.defaultSelected);

const changed = (event) => {
  if (event.data === version) {
    return;
  }
  close();
  if (edited()) {
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = "Load the page again";
    document.getElementById("changed").replaceChildren("A catalog was saved. ", again);
  } else {
    location.reload();
  }
};

const open = () => {
  if (events === null && !document.hidden) {
    events = new EventSource("/events");
    events.addEventListener("version", changed);
  }
};

const close = () => {
  events?.close();
  events = null;
};

document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
window.addEventListener("pagehide", close);
window.addEventListener("pageshow", open);
open();
