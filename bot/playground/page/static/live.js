// The wire to the playground: a websocket for what happens, POSTs for what the person does.

import { toast } from "./dom.js";
import { emit } from "./state.js";

/** Which person this window is, by the address of the page. */
export const personKey = () => new URLSearchParams(location.search).get("person");

/** An action the server refused; `message` is the sentence to show. */
export class Refused extends Error {}

/**
 * Does something as this window's person. Resolves with the server's JSON; throws Refused with its sentence.
 * `files` are File objects; they arrive as `files[0]`, `files[1]`, ...
 */
export async function act(verb, body = {}, files = []) {
  const payload = JSON.stringify({ person: personKey(), ...body });
  let request = { method: "POST", headers: { "Content-Type": "application/json" }, body: payload };
  if (files.length) {
    const form = new FormData();
    form.append("payload_json", payload);
    files.forEach((file, index) => form.append(`files[${index}]`, file, file.name));
    request = { method: "POST", body: form };
  }
  let response;
  try {
    response = await fetch(`/page/act/${verb}`, request);
  } catch {
    throw new Refused("The playground does not answer. Is it still running?");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.error ?? `The playground answered ${response.status}.`);
  return answer;
}

/** Like `act`, but shows the refusal on the page and resolves with null then. */
export async function tryAct(verb, body, files) {
  try {
    return await act(verb, body, files);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message, "error");
    return null;
  }
}

/** Reads something: `read("messages", {channel: id})`. */
export async function read(what, query = {}) {
  const response = await fetch(`/page/${what}?${new URLSearchParams({ person: personKey(), ...query })}`);
  if (!response.ok) throw new Refused((await response.json().catch(() => ({}))).error ?? `Could not read ${what}.`);
  return response.json();
}

let attempts = 0;

/** Keeps a live connection; after a break it comes back by itself and says "offline" meanwhile. */
export function connect(onEvent) {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/page/live?person=${encodeURIComponent(personKey())}`);
  socket.addEventListener("message", (message) => {
    attempts = 0;
    document.body.classList.remove("is-offline");
    onEvent(JSON.parse(message.data));
  });
  socket.addEventListener("close", () => {
    document.body.classList.add("is-offline");
    emit("offline");
    attempts += 1;
    setTimeout(() => connect(onEvent), Math.min(500 * attempts, 4000));
  });
}
