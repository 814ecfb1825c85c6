// Where one writes: text, files, replies, edits and "/" for commands.

import { el, fileSize, icon, iconButton, toast } from "./dom.js";
import { commandForm, commandPicker } from "./commands.js";
import { matching, slashCommands } from "./command_list.js";
import { act, Refused } from "./live.js";
import { preview } from "./previews.js";
import { loadedMessages } from "./messages.js";
import { channelById, channelName, FORUM, isThread, on, state, userName } from "./state.js";

const MOST_FILES = 10;
const MOST_TEXT = 2000;

const drafts = new Map(); // channel id -> text
let parts;
let files = [];
let reply = null; // {message, ping}
let editing = null;
let picker;

/** Builds the composer into its place at the foot of the channel. */
export function startComposer(box) {
  const input = el("textarea", {
    id: "composer-input",
    rows: 1,
    autocomplete: "off",
    maxlength: MOST_TEXT,
    "aria-label": "Message",
  });
  const file = el("input", { type: "file", multiple: true, hidden: true, id: "composer-file" });
  const suggestions = el("div", {
    class: "command-picker",
    id: "command-picker",
    role: "listbox",
    "aria-label": "Commands",
  });
  const context = el("div", { class: "composer-context" });
  const chosen = el("ul", { class: "chosen-files" });
  const attach = iconButton("attach", "Add files", () => file.click());
  const slash = el(
    "button",
    {
      type: "button",
      class: "icon-button slash-button",
      "aria-label": "Commands of the bot",
      title: "Commands of the bot",
      on: { click: openCommands },
    },
    "/",
  );
  const submit = el("button", { type: "submit", class: "icon-button send-button", "aria-label": "Send" }, icon("send"));
  const form = el(
    "form",
    { class: "composer" },
    suggestions,
    context,
    chosen,
    el("div", { class: "composer-line" }, attach, slash, input, file, submit),
  );
  const closed = el("p", { class: "composer-closed quiet" });
  parts = { box, input, file, context, chosen, attach, form, closed };
  box.append(form, closed);
  picker = commandPicker(input, suggestions, useCommand);

  input.addEventListener("input", () => {
    grow();
    drafts.set(state.place, input.value);
    picker.refresh();
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", () => setTimeout(picker.hide, 150));
  input.addEventListener("paste", (event) => event.clipboardData.files.length && addFiles(event.clipboardData.files));
  file.addEventListener("change", () => {
    addFiles(file.files);
    file.value = "";
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  on("place", reset);
  on("snapshot", availability);
  on("reply", (message) => startReply(message));
  on("edit", (message) => startEdit(message));
  document.addEventListener("command-wanted", (event) => wantCommand(event.detail));
}

function grow() {
  const { input } = parts;
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, window.innerHeight * 0.35)}px`;
}

function onKey(event) {
  if (picker.onKey(event)) return;
  const wide = window.matchMedia("(pointer: fine)").matches;
  if (event.key === "Enter" && !event.shiftKey && wide && !event.isComposing) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && (reply || editing)) clearContext();
  else if (event.key === "ArrowUp" && !parts.input.value && !editing) {
    const own = loadedMessages(state.place)
      .filter((message) => message.author.id === state.person.id && message.content)
      .at(-1);
    if (own) {
      event.preventDefault();
      startEdit(own);
    }
  }
}

function openCommands() {
  parts.input.value = "/";
  parts.input.focus();
  picker.refresh();
}

async function wantCommand(name) {
  const command = (await slashCommands()).find((one) => one.name === name);
  if (command) useCommand(command);
  else toast(`/${name} cannot be used here.`, "error");
}

/** Shows the command's form in place of the composer. */
function useCommand(command) {
  parts.box.querySelector(".command-form")?.remove();
  setText("");
  const done = () => {
    form.node.remove();
    parts.form.hidden = false;
    parts.input.focus();
  };
  const form = commandForm(command, done);
  parts.form.hidden = true;
  parts.box.append(form.node);
  form.focus();
}

function setText(text) {
  parts.input.value = text;
  drafts.set(state.place, text);
  grow();
}

function reset() {
  parts.box.querySelector(".command-form")?.remove();
  parts.form.hidden = false;
  files = [];
  drawFiles();
  clearContext();
  parts.input.value = drafts.get(state.place) ?? "";
  grow();
  availability();
}

/** Says why one cannot write here instead of an input that would fail. */
function availability() {
  const channel = channelById(state.place);
  parts.box.hidden = !channel || channel.type === FORUM;
  if (!channel) return;
  const can = channel.can ?? {};
  const reason =
    isThread(channel) && channel.thread_metadata?.locked
      ? "This thread is locked."
      : can.send
        ? ""
        : "You can read here, but not write.";
  parts.closed.textContent = reason;
  parts.closed.hidden = !reason;
  parts.form.hidden = Boolean(reason) || Boolean(parts.box.querySelector(".command-form"));
  parts.attach.hidden = can.attach === false;
  parts.input.placeholder = `Message ${channel.type === 1 ? "@" : ""}${channelName(channel.id)}`;
}

function addFiles(added) {
  const room = MOST_FILES - files.length;
  if (added.length > room) toast(`At most ${MOST_FILES} files go with one message.`, "error");
  files = [...files, ...[...added].slice(0, room)];
  drawFiles();
  parts.input.focus();
}

function drawFiles() {
  parts.chosen.replaceChildren(
    ...files.map((file) =>
      el(
        "li",
        {},
        icon("file"),
        el("span", { class: "file-name" }, file.name),
        el("span", { class: "file-size" }, fileSize(file.size)),
        iconButton("close", `Remove ${file.name}`, () => {
          files = files.filter((other) => other !== file);
          drawFiles();
        }),
      ),
    ),
  );
}

function startReply(message) {
  clearContext();
  reply = { message, ping: true };
  const ping = el(
    "button",
    { type: "button", class: "text-button", "aria-pressed": "true", title: "Whether the author is mentioned" },
    "Mention on",
  );
  ping.addEventListener("click", () => {
    reply.ping = !reply.ping;
    ping.setAttribute("aria-pressed", String(reply.ping));
    ping.textContent = reply.ping ? "Mention on" : "Mention off";
  });
  showContext(
    [
      "Replying to ",
      el("strong", {}, userName(message.author.id, message.author)),
      el("span", { class: "quiet context-preview" }, ` ${preview(message)}`),
    ],
    ping,
  );
}

function startEdit(message) {
  clearContext();
  editing = { message, before: parts.input.value };
  showContext(["Editing your message"], null);
  parts.input.value = message.content;
  grow();
}

function showContext(words, extra) {
  parts.context.replaceChildren(
    el("span", { class: "context-words" }, words),
    extra ?? "",
    iconButton("close", "Cancel", clearContext),
  );
  parts.context.hidden = false;
  parts.input.focus();
}

function clearContext() {
  if (editing) parts.input.value = editing.before;
  reply = null;
  editing = null;
  parts.context.hidden = true;
  parts.context.replaceChildren();
}

async function send() {
  const content = parts.input.value;
  const channelId = state.place;
  if (content.startsWith("/") && !editing && !files.length) {
    const [command] = matching(await slashCommands(), content.slice(1));
    if (command) return useCommand(command);
  }
  if (!content.trim() && !files.length) return undefined;
  const body = { channel_id: channelId, content };
  const sent = files;
  const context = { reply, editing };
  if (reply) Object.assign(body, { reply_to: reply.message.id, ping: reply.ping });
  editing = null;
  clearContext();
  files = [];
  drawFiles();
  setText("");
  picker.hide();
  try {
    if (context.editing) await act("edit", { ...body, message_id: context.editing.message.id });
    else await act("send", body, sent);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.message, "error");
    if (state.place !== channelId) return undefined;
    files = sent;
    drawFiles();
    if (context.editing) startEdit(context.editing.message);
    if (context.reply) startReply(context.reply.message);
    setText(content);
  }
  return undefined;
}
