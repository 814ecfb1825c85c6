// The inputs of a modal: each knows how to draw itself, what was answered, and what is wrong with it.
// A field is {node, type, custom_id, value(), files(), problem()}; a node that is no input (a text) has no custom_id.

import { el, fileSize, icon, iconButton } from "./dom.js";
import { markdown } from "./markdown_view.js";
import { selectControl } from "./selects.js";
import { unknown } from "./components.js";

let counter = 0;

/** A field for one top-level component of a modal. */
export function modalField(component) {
  if (component.type === 10) return { node: markdown(component.content) };
  if (component.type === 1)
    return labelled({ label: component.components[0].label, component: component.components[0] });
  if (component.type === 18) return labelled(component);
  return { node: unknown(component) };
}

const INPUTS = {
  3: select,
  4: textInput,
  5: select,
  6: select,
  7: select,
  8: select,
  19: fileUpload,
  21: radioGroup,
  22: checkboxGroup,
  23: checkbox,
};

function labelled({ label, description, component }) {
  const make = INPUTS[component.type];
  if (!make)
    return { node: el("div", { class: "field" }, el("span", { class: "field-label" }, label), unknown(component)) };
  counter += 1;
  const id = `field-${counter}`;
  const required = component.required ?? component.type !== 23;
  const input = make({ ...component, required }, id, label);
  const problem = el("p", { class: "field-problem", id: `${id}-problem`, role: "alert" });
  const star = required
    ? el("span", { class: "field-required", title: "Required" }, " *")
    : el("span", { class: "field-optional" }, " (optional)");
  const words = component.type === 23 ? [] : [label, star];
  const title = input.grouped
    ? el("span", { class: "field-label", id: `${id}-label` }, words)
    : el("label", { class: "field-label", for: id, id: `${id}-label` }, words);
  const hint = description ? el("p", { class: "field-description", id: `${id}-hint` }, description) : null;
  input.control.setAttribute("aria-describedby", [hint && hint.id, problem.id].filter(Boolean).join(" "));
  if (input.grouped) input.control.setAttribute("aria-labelledby", title.id);
  const node = el(
    "div",
    { class: `field is-type-${component.type}` },
    component.type === 23 ? null : title,
    hint,
    input.node,
    problem,
  );
  return {
    node,
    type: component.type,
    custom_id: component.custom_id,
    required,
    value: input.value,
    files: input.files ?? (() => []),
    check() {
      problem.textContent = input.problem() ?? "";
      input.control.setAttribute("aria-invalid", problem.textContent ? "true" : "false");
      return problem.textContent ? input.control : null;
    },
  };
}

function textInput(spec, id) {
  const long = spec.style === 2;
  const control = el(long ? "textarea" : "input", {
    id,
    class: "text-field",
    type: long ? null : "text",
    rows: long ? 6 : null,
    placeholder: spec.placeholder,
    maxlength: spec.max_length ?? 4000,
    autocomplete: "off",
  });
  control.value = spec.value ?? "";
  const most = spec.max_length ?? 4000;
  const count = el("span", { class: "field-count", "aria-hidden": "true" });
  const show = () => {
    count.textContent = long || control.value.length > most * 0.8 ? `${control.value.length} / ${most}` : "";
  };
  control.addEventListener("input", show);
  show();
  return {
    control,
    node: el("div", { class: "text-field-box" }, control, count),
    value: () => control.value,
    problem() {
      if (spec.required && !control.value) return "Please fill this in.";
      if (control.value && control.value.length < (spec.min_length ?? 0))
        return `At least ${spec.min_length} characters.`;
      return null;
    },
  };
}

function select(spec, id, label) {
  const least = spec.min_values ?? (spec.required ? 1 : 0);
  const control = selectControl({ ...spec, min_values: spec.required ? least : 0 }, { name: id, label });
  return {
    control,
    node: control,
    value: () => control.values,
    problem: () => (spec.required && control.values.length < Math.max(least, 1) ? "Please choose." : null),
  };
}

function choiceRow(kind, group, option) {
  const box = el("input", { type: kind, name: group, value: option.value });
  box.checked = option.default === true;
  return el(
    "label",
    { class: "choice" },
    box,
    el(
      "span",
      { class: "option-words" },
      el("span", { class: "option-label" }, option.label),
      option.description ? el("span", { class: "option-description" }, option.description) : null,
    ),
  );
}

const checkedValues = (node) => [...node.querySelectorAll("input:checked")].map((box) => box.value);

function radioGroup(spec, id) {
  const control = el(
    "div",
    { class: "choices", role: "radiogroup", id, tabindex: "-1" },
    spec.options.map((option) => choiceRow("radio", id, option)),
  );
  return {
    control,
    grouped: true,
    node: control,
    value: () => checkedValues(control)[0] ?? null,
    problem: () => (spec.required && !checkedValues(control).length ? "Please choose one." : null),
  };
}

function checkboxGroup(spec, id) {
  const control = el(
    "div",
    { class: "choices", role: "group", id, tabindex: "-1" },
    spec.options.map((option) => choiceRow("checkbox", id, option)),
  );
  const least = spec.min_values ?? (spec.required ? 1 : 0);
  const most = spec.max_values ?? spec.options.length;
  return {
    control,
    grouped: true,
    node: control,
    value: () => checkedValues(control),
    problem() {
      const count = checkedValues(control).length;
      if (!spec.required && count === 0) return null;
      if (count < least) return least === 1 ? "Please choose at least one." : `Please choose at least ${least}.`;
      return count > most ? `Please choose at most ${most}.` : null;
    },
  };
}

function checkbox(spec, id, label) {
  const control = el("input", { type: "checkbox", id });
  control.checked = spec.default === true;
  return {
    control,
    grouped: true,
    node: el("label", { class: "choice" }, control, el("span", { class: "option-label" }, label)),
    value: () => control.checked,
    problem: () => null,
  };
}

function fileUpload(spec, id) {
  const most = spec.max_values ?? 1;
  const least = spec.min_values ?? 1;
  let chosen = [];
  const control = el("input", { type: "file", id, class: "file-input", multiple: most > 1 });
  const shown = el("ul", { class: "chosen-files" });
  const draw = () => {
    shown.replaceChildren(
      ...chosen.map((file) =>
        el(
          "li",
          {},
          icon("file"),
          el("span", { class: "file-name" }, file.name),
          el("span", { class: "file-size" }, fileSize(file.size)),
          iconButton("close", `Remove ${file.name}`, () => {
            chosen = chosen.filter((other) => other !== file);
            draw();
          }),
        ),
      ),
    );
  };
  control.addEventListener("change", () => {
    chosen = most > 1 ? [...chosen, ...control.files].slice(0, most) : [...control.files].slice(0, 1);
    control.value = "";
    draw();
  });
  const hint = most > 1 ? `Choose up to ${most} files` : "Choose a file";
  return {
    control,
    node: el(
      "div",
      { class: "file-field" },
      el("label", { class: "button is-secondary", for: id }, icon("attach"), hint),
      control,
      shown,
    ),
    value: () => [],
    files: () => chosen,
    problem() {
      if (!chosen.length) return spec.required ? "Please choose a file." : null;
      return chosen.length < least ? `Please choose at least ${least} files.` : null;
    },
  };
}
