// A modal of the bot: a form over the page. Closing it tells the bot nothing, as on Discord.

import { el, iconButton, toast } from "./dom.js";
import { act, Refused } from "./live.js";
import { modalField } from "./modal_fields.js";
import { state } from "./state.js";

let open = null;

/** Shows the modal of an interaction's answer: {interaction_id, custom_id, title, components}. */
export function openModal(modal) {
  open?.close();
  const fields = modal.components.map(modalField);
  const failure = el("p", { class: "modal-failure", role: "alert" });
  const submit = el("button", { type: "submit", class: "button is-primary" }, "Submit");
  const form = el(
    "form",
    { class: "modal-form", novalidate: true },
    el(
      "header",
      { class: "modal-head" },
      el("h2", { id: "modal-title" }, modal.title),
      iconButton("close", "Close", () => dialog.close()),
    ),
    el(
      "div",
      { class: "modal-body" },
      fields.map((field) => field.node),
      failure,
    ),
    el(
      "footer",
      { class: "modal-foot" },
      el("button", { type: "button", class: "button is-secondary", on: { click: () => dialog.close() } }, "Cancel"),
      submit,
    ),
    el(
      "p",
      { class: "modal-origin" },
      `This form was made by ${state.bot?.global_name ?? state.bot?.username ?? "the bot"}.`,
    ),
  );
  const dialog = el(
    "dialog",
    { class: "modal", "aria-labelledby": "modal-title", on: { close: () => gone(dialog) } },
    form,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(modal, fields, { dialog, submit, failure });
  });
  document.body.append(dialog);
  open = dialog;
  dialog.showModal();
  dialog.querySelector(".modal-body :is(input, textarea, button, [tabindex])")?.focus();
}

function gone(dialog) {
  dialog.remove();
  if (open === dialog) open = null;
}

async function send(modal, fields, { dialog, submit, failure }) {
  const inputs = fields.filter((field) => field.custom_id);
  const wrong = inputs.map((field) => field.check()).filter(Boolean);
  failure.textContent = "";
  if (wrong.length) {
    wrong[0].focus();
    return;
  }
  const files = [];
  const answers = inputs.map((field) => {
    const first = files.length;
    files.push(...field.files());
    return {
      custom_id: field.custom_id,
      type: field.type,
      value: field.value(),
      files: field.files().map((_, index) => first + index),
    };
  });
  submit.disabled = true;
  submit.textContent = "Sending…";
  try {
    const outcome = await act(
      "submit",
      { interaction_id: modal.interaction_id, custom_id: modal.custom_id, answers },
      files,
    );
    if (outcome.state === "failed") throw new Refused("Something went wrong. What you wrote is still here: try again.");
    dialog.close();
    if (outcome.state === "refused") toast(outcome.reason, "error");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    failure.textContent = error.message;
  } finally {
    submit.disabled = false;
    submit.textContent = "Submit";
  }
}
