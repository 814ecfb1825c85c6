// Select menus: a control that looks like a field, and a list that opens over it. The list is a dialog with real radio
// buttons or checkboxes, so keyboard and screen reader work as people know them.

import { avatar, displayName, el, icon, iconButton } from "./dom.js";
import { currentGuild, isThread, state } from "./state.js";

const PLACEHOLDERS = {
  3: "Make a selection",
  5: "Choose a person",
  6: "Choose a role",
  7: "Choose a person or role",
  8: "Choose a channel",
};

/**
 * A select of a message or a modal. `onChosen(values, control)` is called when the list closes with a choice; the control
 * has `values` (the ids or values chosen now).
 */
export function selectControl(spec, { onChosen = () => {}, name = null } = {}) {
  const options = optionsOf(spec);
  const least = spec.min_values ?? 1;
  const most = spec.max_values ?? 1;
  const words = el("span", { class: "select-words" });
  const control = el(
    "button",
    {
      type: "button",
      class: "select",
      "aria-haspopup": "dialog",
      disabled: spec.disabled === true,
      data: { customId: spec.custom_id },
      id: name,
    },
    words,
    icon("chevron"),
  );
  control.values = startingValues(spec, options);
  const show = () => {
    const chosen = control.values.map((value) => options.find((option) => option.value === value)).filter(Boolean);
    words.textContent = chosen.map((option) => option.label).join(", ") || spec.placeholder || PLACEHOLDERS[spec.type];
    words.classList.toggle("is-placeholder", chosen.length === 0);
  };
  show();
  control.addEventListener("click", async () => {
    const values = await openList(control, options, {
      least,
      most,
      title: spec.placeholder ?? PLACEHOLDERS[spec.type],
    });
    if (values === null) return;
    control.values = values;
    show();
    onChosen(values, control);
  });
  return control;
}

function startingValues(spec, options) {
  if (spec.type === 3) return options.filter((option) => option.default).map((option) => option.value);
  return (spec.default_values ?? []).map((value) => value.id);
}

/** What a select offers: its own options, or people, roles and channels of the open server as Discord fills them in. */
function optionsOf(spec) {
  if (spec.type === 3) return spec.options;
  const guild = currentGuild();
  const people = () => (guild ? guild.members : [state.person, state.bot].filter(Boolean)).map(personOption);
  const roles = () =>
    (guild?.roles ?? [])
      .filter((role) => role.id !== guild.id)
      .map((role) => ({ value: role.id, label: `@${role.name}`, description: "Role" }));
  if (spec.type === 5) return people();
  if (spec.type === 6) return roles();
  if (spec.type === 7) return [...people(), ...roles()];
  const wanted = spec.channel_types?.length ? spec.channel_types : null;
  return (guild?.channels ?? [])
    .filter((channel) => (wanted ? wanted.includes(channel.type) : true))
    .map((channel) => ({
      value: channel.id,
      label: channel.type === 4 || isThread(channel) ? channel.name : `#${channel.name}`,
      description: channel.type === 4 ? "Category" : null,
    }));
}

const personOption = (member) => ({
  value: member.id,
  label: member.name ?? displayName(member),
  description: member.bot ? "App" : `@${member.username ?? member.key}`,
  user: member,
});

const WIDE = () => window.matchMedia("(min-width: 700px)").matches;

/** Opens the list; resolves with the values, or null when it was closed without a choice. */
function openList(anchor, options, { least, most, title }) {
  const many = most > 1;
  const chosen = new Set(anchor.values);
  const rows = options.map((option) => optionRow(option, many, chosen.has(option.value)));
  const search =
    options.length > 8
      ? el("input", { type: "search", class: "list-search", placeholder: "Search", "aria-label": "Search the list" })
      : null;
  const done = el("button", { type: "submit", class: "button is-primary" }, "Done");
  const body = el("div", { class: "list-options", role: many ? "group" : "radiogroup", "aria-label": title }, rows);
  const note = el("p", { class: "list-note", "aria-live": "polite" });
  const bar = el(
    "div",
    { class: "list-bar" },
    note,
    least === 0 && !many
      ? el("button", { type: "button", class: "button is-secondary", data: { clear: "" } }, "Clear")
      : null,
    many ? done : null,
  );
  const form = el(
    "form",
    { method: "dialog" },
    el(
      "div",
      { class: "list-head" },
      el("h2", {}, title),
      iconButton("close", "Close", () => dialog.close("cancel")),
    ),
    search,
    body,
    bar,
  );
  const dialog = el("dialog", { class: "list-dialog", "aria-label": title }, form);
  document.body.append(dialog);

  const picked = () => rows.filter((row) => row.box.checked).map((row) => row.box.value);
  const check = () => {
    const count = picked().length;
    done.disabled = count < least || count > most;
    note.textContent = many ? `${count} chosen (${least === most ? least : `${least} to ${most}`})` : "";
    for (const row of rows) row.box.disabled = many && count >= most && !row.box.checked;
  };
  check();
  search?.addEventListener("input", () => {
    const words = search.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(words);
  });
  body.addEventListener("change", check);

  return new Promise((resolve) => {
    let answer = null;
    const close = (values) => {
      answer = values;
      dialog.close();
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const values = picked();
      if (values.length >= least && values.length <= most) close(values);
    });
    if (!many) {
      // Arrow keys move a radio's choice, so only a press or Enter counts as choosing.
      body.addEventListener("click", (event) => {
        const row = event.target.closest(".list-option");
        if (row && (event.detail > 0 || event.pointerType)) close([row.box.value]);
      });
      body.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && event.target.value) close([event.target.value]);
      });
      bar.querySelector("[data-clear]")?.addEventListener("click", () => close([]));
    }
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("close", () => {
      dialog.remove();
      anchor.focus();
      resolve(answer);
    });
    dialog.showModal();
    place(dialog, anchor);
    if (!search || !WIDE()) (rows.find((row) => row.box.checked) ?? rows[0])?.box.focus();
  });
}

function optionRow(option, many, checked) {
  const box = el("input", { type: many ? "checkbox" : "radio", name: "choice", value: option.value });
  box.checked = checked;
  const mark = option.user
    ? avatar(option.user, "is-small")
    : option.emoji
      ? el("span", { class: "emoji", "aria-hidden": "true" }, option.emoji.name)
      : null;
  const row = el(
    "label",
    { class: "list-option" },
    mark,
    el(
      "span",
      { class: "option-words" },
      el("span", { class: "option-label" }, option.label),
      option.description ? el("span", { class: "option-description" }, option.description) : null,
    ),
    box,
  );
  row.box = box;
  return row;
}

/** On a wide screen the list stands by its field; on a phone the stylesheet makes it a sheet at the bottom. */
function place(dialog, anchor) {
  if (!WIDE()) return;
  const field = anchor.getBoundingClientRect();
  const width = Math.max(field.width, 300);
  const height = dialog.getBoundingClientRect().height;
  const below = window.innerHeight - field.bottom - 12;
  dialog.style.width = `${width}px`;
  dialog.style.left = `${Math.max(8, Math.min(field.left, window.innerWidth - width - 8))}px`;
  dialog.style.top = `${below >= height || below > field.top ? Math.min(field.bottom + 4, window.innerHeight - height - 8) : Math.max(8, field.top - height - 4)}px`;
}
