// The list of messages of the open channel: loading, live changes, where the reader stands in it.

import { el } from "./dom.js";
import { pendingLine } from "./interactions.js";
import { continues, messageItem } from "./message.js";
import { announceMessage, isEphemeral } from "./previews.js";
import { read, Refused } from "./live.js";
import { channelById, channelName, emit, FORUM, lastRead, markRead, on, state } from "./state.js";
import { dayName } from "./timestamps.js";

const PAGE = 50;
const logs = new Map(); // channel id -> {messages, complete}
const lines = new Map(); // channel id -> pending lines of commands

let scroller;
let listing;

/** Wires the list into its scrolling box. */
export function startMessages(box) {
  scroller = box;
  listing = el("ol", { class: "messages", "aria-label": "Messages" });
  scroller.append(listing);
  scroller.addEventListener("scroll", () => {
    if (scroller.scrollTop < 120) loadOlder();
    if (atBottom()) readToEnd();
  });
  let wasAtBottom = true;
  scroller.addEventListener("scroll", () => {
    wasAtBottom = atBottom();
  });
  new ResizeObserver(() => wasAtBottom && toBottom()).observe(listing);
  on("place", ({ messageId } = {}) => show(messageId));
  on("messages", onMessages);
  on("snapshot", redrawThreadLinks);
  window.addEventListener("focus", readToEnd);
}

/** Forgets what was loaded, after a break of the connection; the open channel is read anew. */
export function reloadMessages() {
  logs.clear();
  show();
}

const atBottom = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;

/** The messages this window has loaded of a channel, oldest first. */
export const loadedMessages = (channelId) => logs.get(channelId)?.messages ?? [];

async function show(messageId = null) {
  const channelId = state.place;
  listing.replaceChildren();
  const channel = channelById(channelId);
  if (!channel || channel.type === FORUM) return;
  if (!logs.has(channelId)) {
    listing.append(el("li", { class: "quiet list-state" }, "Loading…"));
    // What happens while it loads is kept in this entry, too.
    const entry = { messages: [], complete: false, loading: true, loaded: false };
    logs.set(channelId, entry);
    try {
      const messages = await read("messages", { channel: channelId, limit: PAGE });
      Object.assign(entry, {
        messages: merge(messages, entry.messages),
        complete: messages.length < PAGE,
        loading: false,
        loaded: true,
      });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      logs.delete(channelId);
      listing.replaceChildren(el("li", { class: "quiet list-state" }, error.message));
      return;
    }
    if (state.place !== channelId) return;
  }
  redraw();
  const target = messageId && document.getElementById(`message-${messageId}`);
  if (target) {
    target.scrollIntoView({ block: "center" });
    target.classList.add("is-wanted");
    target.focus({ preventScroll: true });
  } else {
    toBottom();
  }
  readToEnd();
}

const merge = (a, b) =>
  [...new Map([...a, ...b].map((message) => [message.id, message])).values()].sort((x, y) =>
    BigInt(x.id) < BigInt(y.id) ? -1 : 1,
  );

function toBottom() {
  scroller.scrollTop = scroller.scrollHeight;
}

async function loadOlder() {
  const channelId = state.place;
  const entry = logs.get(channelId);
  if (!entry || entry.complete || entry.loading || !entry.messages.length) return;
  entry.loading = true;
  try {
    const older = await read("messages", { channel: channelId, limit: PAGE, before: entry.messages[0].id });
    entry.messages = merge(older, entry.messages);
    entry.complete = older.length < PAGE;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    entry.complete = true;
  } finally {
    entry.loading = false;
  }
  if (state.place !== channelId) return;
  const fromBottom = scroller.scrollHeight - scroller.scrollTop;
  redraw();
  scroller.scrollTop = scroller.scrollHeight - fromBottom;
}

function redraw() {
  const entry = logs.get(state.place);
  const nodes = [];
  if (entry.complete) nodes.push(beginning());
  const unreadFrom = lastRead(state.place);
  let before = null;
  let marked = false;
  for (const message of entry.messages) {
    if (!before || dayName(before.timestamp) !== dayName(message.timestamp)) {
      nodes.push(el("li", { class: "day-line" }, el("span", {}, dayName(message.timestamp))));
      before = null;
    }
    if (!marked && unreadFrom && BigInt(message.id) > BigInt(unreadFrom) && message.author.id !== state.person.id) {
      nodes.push(el("li", { class: "unread-line" }, el("span", {}, "New")));
      marked = true;
      before = null;
    }
    nodes.push(messageItem(message, before));
    before = message;
  }
  for (const line of lines.get(state.place) ?? []) nodes.push(lineItem(line));
  listing.replaceChildren(...nodes);
}

function beginning() {
  const channel = channelById(state.place);
  return el(
    "li",
    { class: "beginning" },
    el("h2", {}, channelName(channel.id)),
    el(
      "p",
      { class: "quiet" },
      channel.topic ||
        (channel.type === 1 ? "This is the start of your direct messages." : "This is the start of the channel."),
    ),
  );
}

function lineItem(line) {
  return pendingLine(line, () => {
    lines.set(
      line.channelId,
      (lines.get(line.channelId) ?? []).filter((other) => other !== line),
    );
    listing.querySelector(`[data-line="${line.id}"]`)?.remove();
  });
}

function onMessages(change) {
  if (change.line) return onLine(change);
  const entry = logs.get(change.channelId);
  if (!entry) return undefined;
  const index = entry.messages.findIndex((message) => message.id === change.messageId);
  if (change.action === "delete") return onDeleted(change, entry, index);
  if (index >= 0) return onChanged(change, entry, index);
  if (change.action !== "create") return undefined;
  entry.messages = merge(entry.messages, [change.message]);
  return entry.loaded && change.channelId === state.place ? appendItem(change.message, entry) : undefined;
}

function onDeleted(change, entry, index) {
  if (index >= 0) entry.messages.splice(index, 1);
  if (change.channelId === state.place) removeItem(change.messageId, entry, index);
  retellReplies(change, null);
}

function onChanged(change, entry, index) {
  if (change.message) entry.messages[index] = change.message;
  if (change.channelId === state.place) replaceItem(entry.messages[index], entry.messages[index - 1]);
  if (change.action === "update") retellReplies(change, change.message);
}

/** A thread one may see can become known only after the message it hangs on. */
function redrawThreadLinks() {
  loadedMessages(state.place).forEach((message, index, all) => message.thread && replaceItem(message, all[index - 1]));
}

function appendItem(message, entry) {
  const follow = atBottom() || message.author.id === state.person.id || isEphemeral(message);
  if (entry.messages.at(-1).id !== message.id) {
    redraw();
  } else {
    const before = entry.messages.at(-2) ?? null;
    const newDay = !before || dayName(before.timestamp) !== dayName(message.timestamp);
    const firstLine = listing.querySelector(".pending-line");
    const nodes = newDay ? [el("li", { class: "day-line" }, el("span", {}, dayName(message.timestamp)))] : [];
    nodes.push(messageItem(message, newDay ? null : before));
    if (firstLine) firstLine.before(...nodes);
    else listing.append(...nodes);
  }
  if (message.author.id !== state.person.id) announceMessage(message);
  if (follow) {
    toBottom();
    readToEnd();
  }
}

function replaceItem(message, before) {
  const old = document.getElementById(`message-${message.id}`);
  if (!old) return;
  const wasAtBottom = atBottom();
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.customId : null;
  const open = [...old.querySelectorAll(".spoiler")].map((cover) => cover.classList.contains("is-open"));
  const fresh = messageItem(message, old.classList.contains("is-continued") ? before : null);
  const covers = [...fresh.querySelectorAll(".spoiler")];
  if (covers.length === open.length) covers.forEach((cover, index) => open[index] && cover.click());
  old.replaceWith(fresh);
  if (focused) fresh.querySelector(`[data-custom-id="${CSS.escape(focused)}"]`)?.focus();
  if (wasAtBottom) toBottom();
}

/** Answers to a message show its first words, or that it is gone. */
function retellReplies({ channelId, messageId }, message) {
  loadedMessages(channelId).forEach((reply, index, all) => {
    if (reply.referenced_message?.id !== messageId) return;
    reply.referenced_message = message;
    if (channelId === state.place) replaceItem(reply, all[index - 1]);
  });
}

function removeItem(messageId, entry, index) {
  document.getElementById(`message-${messageId}`)?.remove();
  const next = entry?.messages[index];
  if (next && !continues(next, entry.messages[index - 1])) replaceHead(next);
}

function replaceHead(message) {
  const item = document.getElementById(`message-${message.id}`);
  if (item?.classList.contains("is-continued")) item.replaceWith(messageItem(message, null));
}

function onLine({ action, channelId, line }) {
  const others = (lines.get(channelId) ?? []).filter((other) => other !== line);
  lines.set(channelId, action === "pending" ? [...others, line] : others);
  if (channelId !== state.place) return;
  listing.querySelector(`[data-line="${line.id}"]`)?.remove();
  if (action === "pending") {
    listing.append(lineItem(line));
    toBottom();
  }
}

/** The channel counts as read when its end is in sight and the window in use. */
function readToEnd() {
  if (!state.place || document.hidden || !atBottom()) return;
  markRead(
    state.place,
    loadedMessages(state.place)
      .filter((message) => !isEphemeral(message))
      .at(-1)?.id,
  );
  emit("unread", state.place);
}
