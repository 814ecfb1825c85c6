// Typing "/" lists the bot's commands; choosing one turns the composer into its form.

import { el, icon, iconButton } from "./dom.js";
import { matching, slashCommands } from "./command_list.js";
import { optionField } from "./command_options.js";
import { runCommand } from "./interactions.js";
import { state } from "./state.js";

/**
 * The list over the composer. `onChosen(command)` is called with the one taken; `input` keeps the focus throughout and
 * says which entry is active (a combobox).
 */
export function commandPicker(input, box, onChosen) {
  let shown = [];
  let active = 0;
  const hide = () => {
    shown = [];
    box.replaceChildren();
    box.hidden = true;
    input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-expanded", "false");
  };
  const mark = () => {
    [...box.querySelectorAll("[role=option]")].forEach((row, index) => {
      row.setAttribute("aria-selected", index === active ? "true" : "false");
      if (index === active) {
        row.scrollIntoView({ block: "nearest" });
        input.setAttribute("aria-activedescendant", row.id);
      }
    });
  };
  const take = (command) => {
    hide();
    onChosen(command);
  };
  const refresh = async () => {
    const typed = input.value;
    if (!typed.startsWith("/") || typed.includes("\n")) return hide();
    const found = matching(await slashCommands(), typed.slice(1));
    if (input.value !== typed) return undefined;
    shown = found;
    active = 0;
    const rows = found.map((command, index) => commandRow(command, index, () => take(command)));
    box.replaceChildren(
      ...(rows.length
        ? rows
        : [
            el(
              "p",
              { class: "quiet list-state" },
              "No command fits. The bot may not be here, or you may not use it in this channel.",
            ),
          ]),
    );
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    return mark();
  };
  const onKey = (event) => {
    if (box.hidden || !shown.length) return false;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % shown.length;
      mark();
    } else if (event.key === "Enter" || event.key === "Tab") take(shown[active]);
    else if (event.key === "Escape") hide();
    else return false;
    event.preventDefault();
    return true;
  };
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", box.id);
  hide();
  return { refresh, hide, onKey };
}

function commandRow(command, index, take) {
  const asks = command.options
    .filter((option) => option.required)
    .map((option) => el("span", { class: "option-chip" }, option.name));
  return el(
    "div",
    {
      class: "command-row",
      role: "option",
      id: `command-${index}`,
      on: { pointerdown: (event) => event.preventDefault(), click: take },
    },
    el("span", { class: "command-name" }, `/${command.name}`, asks),
    el("span", { class: "command-description" }, command.description),
  );
}

/** The form of one command, in place of the composer. `onDone()` gives the composer back. */
export function commandForm(command, onDone) {
  const fields = new Map();
  const body = el("div", { class: "command-fields" });
  const optional = el("div", { class: "optional-chips" });
  const add = (option, focus) => {
    const field = optionField(option, command, () => valuesOf(fields));
    fields.set(option.name, field);
    body.append(field.node);
    if (focus) field.control.focus();
  };
  for (const option of command.options) {
    if (option.required) add(option, false);
    else {
      const chip = el(
        "button",
        {
          type: "button",
          class: "option-chip is-button",
          title: option.description,
          on: { click: () => (chip.remove(), add(option, true)) },
        },
        icon("attach"),
        option.name,
      );
      optional.append(chip);
    }
  }
  const run = el("button", { type: "submit", class: "button is-primary" }, "Run");
  const form = el(
    "form",
    { class: "command-form", "aria-label": `/${command.name}`, novalidate: true },
    el(
      "div",
      { class: "command-head" },
      el(
        "div",
        {},
        el("p", { class: "command-name" }, `/${command.name}`),
        el("p", { class: "command-description" }, command.description),
      ),
      iconButton("close", "Leave this command", onDone),
    ),
    body,
    el("div", { class: "command-foot" }, optional, run),
  );
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) onDone();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wrong = [...fields.values()].map((field) => field.check()).filter(Boolean);
    if (wrong.length) return wrong[0].focus();
    const { options, files } = gather(fields);
    onDone();
    return runCommand(
      "command",
      command.name,
      { channel_id: state.place, command_id: command.id, path: command.path, options },
      files,
    );
  });
  return { node: form, focus: () => (body.querySelector("input, button, select") ?? run).focus() };
}

function valuesOf(fields) {
  return [...fields.values()]
    .map((field) => ({ name: field.name, type: field.type, value: field.value() }))
    .filter((option) => option.value !== null && option.type !== 11);
}

function gather(fields) {
  const files = [];
  const options = [];
  for (const field of fields.values()) {
    const value = field.value();
    if (value === null) continue;
    if (field.type === 11) {
      options.push({ name: field.name, type: 11, file: files.length });
      files.push(value);
    } else options.push({ name: field.name, type: field.type, value });
  }
  return { options, files };
}
