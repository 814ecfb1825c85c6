// Puts the page together: reads who this window is, connects, and passes on what happens.

import { el, icon, iconButton, toast } from "./dom.js";
import { channelIcon, startChannels } from "./channels.js";
import { forgetCommands } from "./command_list.js";
import { startComposer } from "./composer.js";
import { startForum } from "./forum.js";
import { connect, personKey, read } from "./live.js";
import { reloadMessages, startMessages } from "./messages.js";
import { openBotDm } from "./menus.js";
import { chooser, startPersonSwitcher } from "./people.js";
import { isEphemeral } from "./previews.js";
import {
  CATEGORY,
  channelById,
  channelName,
  currentGuild,
  emit,
  FORUM,
  isThread,
  markRead,
  on,
  openChannel,
  placeFromAddress,
  state,
  takeSnapshot,
  userName,
} from "./state.js";
import { setWorldNow } from "./timestamps.js";
import { startWhatIf } from "./whatif.js";

const box = (id) => document.getElementById(id);
let settled = false;
let missed = false; // whether the connection broke, and messages went by unseen
let wanted = null;

async function start() {
  const { people } = await read("people");
  if (!people.some((person) => person.key === personKey())) {
    box("app").replaceWith(chooser(people));
    return;
  }
  startChannels(box("rail"), box("channels"));
  startPersonSwitcher(box("person"));
  startMessages(box("scroller"));
  startForum(box("forum"));
  startComposer(box("composer"));
  startWhatIf(box("whatif"), box("whatif-open"));
  box("sidebar-open").append(icon("menu"));
  box("sidebar-open").addEventListener("click", () => showSidebar(true));
  box("sidebar-shade").addEventListener("click", () => showSidebar(false));
  on("place", () => showSidebar(false));
  for (const event of ["place", "snapshot"]) on(event, drawHead);
  on("typing", drawTyping);
  on("offline", () => {
    missed = true;
  });
  on("wanted", (id) => {
    wanted = id;
  });
  on("unread", drawTitle);
  window.addEventListener("popstate", () => placeFromAddress() && openChannel(placeFromAddress()));
  document.addEventListener(
    "keydown",
    (event) => event.key === "Escape" && !document.querySelector("dialog[open]") && showSidebar(false),
  );
  connect(onEvent);
}

function showSidebar(open) {
  document.body.classList.toggle("sidebar-is-open", open);
  if (open) box("channels").querySelector("[aria-current], button")?.focus();
}

function onEvent(event) {
  switch (event.type) {
    case "snapshot":
      setWorldNow(event.snapshot.now);
      forgetCommands();
      takeSnapshot(event.snapshot);
      settle();
      break;
    case "message":
      noteLast(event);
      emit("messages", {
        action: event.action,
        channelId: event.channel_id,
        messageId: event.message_id,
        message: event.message,
      });
      stopTyping(event);
      emit("unread", event.channel_id);
      break;
    case "typing":
      noteTyping(event);
      break;
    case "clock":
      setWorldNow(event.now);
      emit("clock");
      break;
    case "refused":
      toast(event.reason, "error");
      break;
    default:
      console.error("the page does not know this event", event);
  }
}

/** After the first picture of the world (or a break): opens a channel, and reads what was missed. */
function settle() {
  if (wanted && channelById(wanted)) {
    const id = wanted;
    wanted = null;
    openChannel(id);
  }
  if (missed) {
    missed = false;
    reloadMessages();
  }
  if (state.place) return;
  const place = (settled ? null : placeFromAddress()) ?? firstChannel();
  settled = true;
  if (place) openChannel(place);
  else emit("place", {});
}

function firstChannel() {
  const channels = state.guilds[0]?.channels ?? state.dms;
  return (
    channels.find((channel) => channel.type !== CATEGORY && channel.type !== FORUM && !isThread(channel))?.id ?? null
  );
}

function noteLast({ action, message, channel_id: channelId }) {
  const channel = channelById(channelId);
  if (action !== "create" || !channel || isEphemeral(message)) return;
  channel.last_message_id = message.id;
  if (isThread(channel)) channel.message_count = (channel.message_count ?? 0) + 1;
  if (message.author.id === state.person.id) markRead(channelId, message.id);
}

function drawHead() {
  const channel = channelById(state.place);
  const head = box("channel-head");
  const parent = isThread(channel) ? channelById(channel.parent_id) : null;
  head.replaceChildren(
    parent ? iconButton("back", `Back to ${parent.name}`, () => openChannel(parent.id)) : "",
    channel ? icon(channelIcon(channel)) : "",
    el("h2", { class: "channel-title" }, channel ? channelName(channel.id).replace(/^#/, "") : "Direct messages"),
    channel?.topic ? el("p", { class: "channel-topic quiet", title: channel.topic }, channel.topic) : "",
  );
  document.body.classList.toggle("is-forum", channel?.type === FORUM);
  box("nowhere").hidden = Boolean(channel);
  if (!channel) box("nowhere").replaceChildren(...nowhere());
  drawTitle();
  drawTyping();
}

/** What stands where there is no channel to show. */
function nowhere() {
  if (!state.bot) return [];
  const bot = state.bot.global_name ?? state.bot.username;
  const words = state.guilds.length
    ? "Choose a channel, or write to the bot."
    : `${state.person?.name} is in no server. On Discord, the bot can be reached only from a server it is in, or with the app installed to one's account: both can be changed under "What if…".`;
  return [
    el("p", { class: "quiet" }, words),
    el("button", { type: "button", class: "button is-secondary", on: { click: openBotDm } }, `Write to ${bot}`),
  ];
}

function drawTitle() {
  const guild = currentGuild();
  document.title = [state.place ? channelName(state.place) : null, guild?.name, state.person?.name]
    .filter(Boolean)
    .join(" · ");
}

const typing = new Map(); // channel id -> Map(user id -> until)

function noteTyping({ channel_id: channelId, user_id: userId }) {
  if (userId === state.person.id) return;
  if (!typing.has(channelId)) typing.set(channelId, new Map());
  typing.get(channelId).set(userId, Date.now() + 9000);
  setTimeout(drawTyping, 9100);
  drawTyping();
}

function stopTyping({ channel_id: channelId, message }) {
  if (message && typing.get(channelId)?.delete(message.author.id)) drawTyping();
}

function drawTyping() {
  const names = [...(typing.get(state.place) ?? [])]
    .filter(([, until]) => until > Date.now())
    .map(([id]) => userName(id));
  box("typing").textContent = names.length ? `${names.join(", ")} ${names.length === 1 ? "is" : "are"} typing…` : "";
}

start();
