// The fields for a command's options: text with or without suggestions, numbers, yes or no, people, channels, files.
// A field is {node, control, name, type, value(), check()}; value() is null for what was left empty.

import { el } from "./dom.js";
import { act } from "./live.js";
import { selectControl } from "./selects.js";
import { state } from "./state.js";

const STRING = 3;
const INTEGER = 4;
const BOOLEAN = 5;
const NUMBER = 10;
const ATTACHMENT = 11;
const ENTITY = { 6: 5, 7: 8, 8: 6, 9: 7 }; // option type -> the select that offers the same

let counter = 0;

/** `others()` gives what the other fields hold now, which suggestions may depend on. */
export function optionField(option, command, others) {
  counter += 1;
  const id = `option-${counter}`;
  const make = option.choices?.length
    ? choices
    : option.autocomplete
      ? suggested
      : ENTITY[option.type]
        ? entity
        : BY_TYPE[option.type];
  const input = make
    ? make(option, id, command, others)
    : {
        control: el("span", { class: "unknown-component" }, `This playground cannot show option type ${option.type}.`),
        value: () => null,
        problem: () => null,
      };
  const problem = el("p", { class: "field-problem", role: "alert", id: `${id}-problem` });
  input.control.setAttribute("aria-describedby", `${id}-hint ${id}-problem`);
  return {
    name: option.name,
    type: option.type,
    control: input.control,
    value: input.value,
    node: el(
      "div",
      { class: "command-field" },
      el(
        "label",
        { class: "field-label", for: id },
        option.name,
        option.required ? el("span", { class: "field-required", title: "Required" }, " *") : null,
      ),
      el("span", { class: "field-description", id: `${id}-hint` }, option.description),
      input.node ?? input.control,
      problem,
    ),
    check() {
      problem.textContent =
        input.problem() ?? (option.required && input.value() === null ? "Please fill this in." : "");
      return problem.textContent ? input.control : null;
    },
  };
}

const BY_TYPE = {
  [STRING]: textual,
  [INTEGER]: numeric,
  [NUMBER]: numeric,
  [BOOLEAN]: yesNo,
  [ATTACHMENT]: attachment,
};

function textual(option, id) {
  const control = el("input", {
    id,
    class: "text-field",
    type: "text",
    maxlength: option.max_length ?? 6000,
    autocomplete: "off",
  });
  return {
    control,
    value: () => control.value || null,
    problem: () =>
      control.value && control.value.length < (option.min_length ?? 0)
        ? `At least ${option.min_length} characters.`
        : null,
  };
}

function numeric(option, id) {
  const whole = option.type === INTEGER;
  const control = el("input", {
    id,
    class: "text-field",
    type: "number",
    step: whole ? 1 : "any",
    min: option.min_value,
    max: option.max_value,
    inputmode: whole ? "numeric" : "decimal",
  });
  return {
    control,
    value: () => (control.value === "" ? null : Number(control.value)),
    problem() {
      if (control.validity.badInput || (whole && control.value && !Number.isInteger(Number(control.value))))
        return whole ? "A whole number, please." : "A number, please.";
      if (control.validity.rangeUnderflow) return `At least ${option.min_value}.`;
      return control.validity.rangeOverflow ? `At most ${option.max_value}.` : null;
    },
  };
}

function native(id, pairs) {
  const control = el(
    "select",
    { id, class: "text-field" },
    el("option", { value: "" }, "Choose…"),
    pairs.map(([label], index) => el("option", { value: index }, label)),
  );
  return { control, value: () => (control.value === "" ? null : pairs[Number(control.value)][1]), problem: () => null };
}

function choices(option, id) {
  return native(
    id,
    option.choices.map((choice) => [choice.name, choice.value]),
  );
}

function yesNo(option, id) {
  return native(id, [
    ["Yes", true],
    ["No", false],
  ]);
}

function entity(option, id) {
  const control = selectControl(
    {
      type: ENTITY[option.type],
      channel_types: option.channel_types,
      min_values: option.required ? 1 : 0,
      max_values: 1,
      placeholder: option.description,
    },
    { name: id },
  );
  return { control, value: () => control.values[0] ?? null, problem: () => null };
}

function attachment(option, id) {
  const control = el("input", { id, class: "text-field", type: "file" });
  return { control, value: () => control.files[0] ?? null, problem: () => null };
}

/** Suggestions come from the bot while one types; what is typed freely is sent too, as Discord does. */
function suggested(option, id, command, others) {
  const control = el("input", {
    id,
    class: "text-field",
    type: "text",
    autocomplete: "off",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `${id}-list`,
  });
  const list = el("div", {
    class: "suggestions",
    id: `${id}-list`,
    role: "listbox",
    "aria-label": `Suggestions for ${option.name}`,
    hidden: true,
  });
  let picked = null; // {name, value} as long as the text is its name
  let shown = [];
  let active = -1;
  let asked = 0;
  const close = () => {
    list.hidden = true;
    active = -1;
    control.setAttribute("aria-expanded", "false");
    control.removeAttribute("aria-activedescendant");
  };
  const take = (choice) => {
    picked = choice;
    control.value = choice.name;
    close();
  };
  const mark = () => {
    [...list.children].forEach((row, index) => row.setAttribute("aria-selected", index === active ? "true" : "false"));
    if (list.children[active]) control.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const draw = (rows) => {
    list.replaceChildren(...rows);
    list.hidden = false;
    control.setAttribute("aria-expanded", "true");
  };
  const ask = async () => {
    asked += 1;
    const mine = asked;
    const question = {
      channel_id: state.place,
      command_id: command.id,
      path: command.path,
      focused: option.name,
      typed: control.value,
      options: others(),
    };
    const { choices: found } = await act("suggestions", question).catch(() => ({ choices: null }));
    if (mine !== asked || !control.isConnected || document.activeElement !== control) return;
    shown = found ?? [];
    active = -1;
    if (!shown.length)
      return draw([el("p", { class: "quiet list-state" }, found ? "No suggestions" : "Loading suggestions failed")]);
    draw(
      shown.map((choice, index) =>
        el(
          "div",
          {
            class: "suggestion",
            role: "option",
            id: `${id}-choice-${index}`,
            on: { pointerdown: (event) => event.preventDefault(), click: () => take(choice) },
          },
          choice.name,
        ),
      ),
    );
  };
  let timer = null;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 150);
  };
  control.addEventListener("input", () => {
    picked = null;
    later();
  });
  control.addEventListener("focus", later);
  control.addEventListener("blur", () => setTimeout(close, 200)); // the form may not move away under a press
  control.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "Escape") close();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      active = Math.max(-1, Math.min(shown.length - 1, active + (event.key === "ArrowDown" ? 1 : -1)));
      mark();
    } else if ((event.key === "Enter" || event.key === "Tab") && shown[active]) take(shown[active]);
    else return;
    if (event.key !== "Tab") event.preventDefault();
  });
  const typed = () => (option.type === STRING ? control.value : Number(control.value));
  return {
    control,
    node: el("div", { class: "suggested" }, control, list),
    value: () => (control.value === "" ? null : picked ? picked.value : typed()),
    problem: () =>
      control.value && option.type !== STRING && !picked && Number.isNaN(typed())
        ? "Please choose a suggestion."
        : null,
  };
}
