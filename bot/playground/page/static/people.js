// Who this window is: choosing a person at the start, and changing later.

import { avatar, el, icon, iconButton } from "./dom.js";
import { on, state } from "./state.js";

const addressOf = (person) => `?${new URLSearchParams({ person: person.key })}`;

const personWords = (person) =>
  el(
    "span",
    { class: "person-words" },
    el("span", { class: "person-name" }, person.name),
    el("span", { class: "quiet" }, `${person.role} · ${person.servers.join(", ") || "in no server"}`),
  );

/** The first screen: who do you want to be? */
export function chooser(people) {
  return el(
    "main",
    { class: "chooser" },
    el("h1", {}, "Who would you like to be?"),
    el(
      "p",
      { class: "quiet" },
      "This is a playground: a small make-believe server to try the bot in. Nothing you write here reaches Discord, and you can change who you are at any time.",
    ),
    el(
      "ul",
      { class: "people" },
      people.map((person) =>
        el("li", {}, el("a", { class: "person", href: addressOf(person) }, avatar(person), personWords(person))),
      ),
    ),
  );
}

/** The corner that says who one is and lets one change. */
export function startPersonSwitcher(box) {
  on("snapshot", () => draw(box));
}

function draw(box) {
  const me = state.person;
  if (!me) return;
  box.replaceChildren(
    el(
      "button",
      { type: "button", class: "person-button", "aria-haspopup": "dialog", on: { click: openSwitcher } },
      avatar(me, "is-small"),
      el(
        "span",
        { class: "person-words" },
        el("span", { class: "person-name" }, me.name),
        el("span", { class: "quiet" }, me.role),
      ),
      el("span", { class: "person-change" }, "Change"),
    ),
  );
}

function openSwitcher() {
  const rows = state.people.map((person) =>
    el(
      "li",
      { class: "switch-row" },
      el(
        "a",
        { class: "person", href: addressOf(person), "aria-current": person.key === state.person.key ? "true" : null },
        avatar(person),
        personWords(person),
      ),
      el(
        "a",
        {
          class: "icon-button",
          href: addressOf(person),
          target: "_blank",
          title: `Open a second window as ${person.name}`,
          "aria-label": `Open a second window as ${person.name}`,
        },
        icon("open"),
      ),
    ),
  );
  const dialog = el(
    "dialog",
    { class: "list-dialog person-dialog", "aria-label": "Change who you are" },
    el(
      "div",
      { class: "list-head" },
      el("h2", {}, "Be someone else"),
      iconButton("close", "Close", () => dialog.close()),
    ),
    el("ul", { class: "people" }, rows),
    el("p", { class: "quiet list-note" }, "With the arrow you open a second window and see both sides."),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
