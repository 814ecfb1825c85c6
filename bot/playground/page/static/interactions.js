// What happens after a press, a choice, a command: waiting, a modal, or "this interaction failed" after three seconds.

import { act, Refused } from "./live.js";
import { announce, el } from "./dom.js";
import { openModal } from "./modals.js";
import { emit, state } from "./state.js";

const FAILED = "This interaction failed";
const failures = new Map(); // message id -> sentence below it

/** The sentence to show below a message, after a press on it failed. */
export const failureOf = (messageId) => failures.get(messageId) ?? null;

export function press(message, spec, control) {
  return onComponent("press", { custom_id: spec.custom_id }, message, control);
}

export function choose(message, spec, values, control) {
  return onComponent("choose", { custom_id: spec.custom_id, type: spec.type, values }, message, control);
}

async function onComponent(verb, body, message, control) {
  failures.delete(message.id);
  control.classList.add("is-waiting");
  control.setAttribute("aria-busy", "true");
  const outcome = await attempt(verb, { channel_id: message.channel_id, message_id: message.id, ...body });
  control.classList.remove("is-waiting");
  control.removeAttribute("aria-busy");
  if (outcome.state === "failed") fail(message, FAILED);
  if (outcome.state === "refused") fail(message, outcome.reason);
}

function fail(message, sentence) {
  failures.set(message.id, sentence);
  emit("messages", { action: "redraw", channelId: message.channel_id, messageId: message.id });
  announce(sentence);
}

async function attempt(verb, body, files = []) {
  try {
    const outcome = await act(verb, body, files);
    if (outcome.state === "modal") openModal(outcome.modal);
    return outcome;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { state: "refused", reason: error.message };
  }
}

/**
 * Runs a slash command or a menu. While the bot has not answered, a line at the end of the channel says so; when it does
 * not, that line says "The application did not respond".
 */
export async function runCommand(verb, name, body, files = []) {
  const channelId = state.place;
  const line = { id: `pending-${Date.now()}`, name, channelId, sentence: null };
  emit("messages", { action: "pending", channelId, line });
  const outcome = await attempt(verb, body, files);
  if (outcome.state === "failed") line.sentence = "The application did not respond";
  else if (outcome.state === "refused") line.sentence = outcome.reason;
  emit("messages", { action: line.sentence ? "pending" : "settled", channelId, line });
  if (line.sentence) announce(line.sentence);
  return outcome;
}

/** Elements of the line of a command that waits or failed. */
export function pendingLine(line, dismiss) {
  const bot = state.bot?.global_name ?? state.bot?.username ?? "The bot";
  return el(
    "li",
    { class: `pending-line ${line.sentence ? "is-failed" : ""}`, data: { line: line.id } },
    el("span", { class: "pending-words" }, el("strong", {}, `${bot} `), `/${line.name}`.replace("//", "/")),
    el("span", { class: "pending-state" }, line.sentence ?? "Sending command…"),
    line.sentence ? el("button", { type: "button", class: "text-button", on: { click: dismiss } }, "Dismiss") : null,
  );
}
