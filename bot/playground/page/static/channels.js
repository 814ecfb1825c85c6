// The sidebar: servers, their channels with threads below, direct messages, and who one is.

import { avatar, el, icon } from "./dom.js";
import { openBotDm } from "./menus.js";
import {
  CATEGORY,
  channelName,
  DIRECT,
  DM,
  emit,
  FORUM,
  guildOf,
  isThread,
  isUnread,
  NEWS,
  on,
  openChannel,
  PRIVATE_THREAD,
  state,
} from "./state.js";

let rail;
let listing;

/** Wires the two columns. */
export function startChannels(railBox, listBox) {
  rail = railBox;
  listing = listBox;
  for (const event of ["snapshot", "place", "unread"]) on(event, draw);
}

const CHANNEL_ICONS = { [NEWS]: "news", [FORUM]: "forum", [PRIVATE_THREAD]: "lock" };

export const channelIcon = (channel) =>
  channel.type === DM ? "direct" : (CHANNEL_ICONS[channel.type] ?? (isThread(channel) ? "thread" : "hash"));

const unreadIn = (channels) => channels.some((channel) => channel.type !== CATEGORY && isUnread(channel));

function draw() {
  const focused = document.activeElement?.dataset?.channel ?? document.activeElement?.dataset?.guild;
  const guild = state.guilds.find((one) => one.id === state.guild) ?? null;
  rail.replaceChildren(
    railButton("Direct messages", icon("direct"), DIRECT, unreadIn(state.dms)),
    ...state.guilds.map((one) => railButton(one.name, initials(one.name), one.id, unreadIn(one.channels))),
  );
  listing.replaceChildren(
    el("h1", { class: "sidebar-title" }, guild ? guild.name : "Direct messages"),
    ...(guild ? guildList(guild) : dmList()),
  );
  if (focused) document.querySelector(`[data-channel="${focused}"], [data-guild="${focused}"]`)?.focus();
}

const initials = (name) =>
  el(
    "span",
    { "aria-hidden": "true" },
    name
      .split(/\s+/)
      .filter((word) => /^\p{L}/u.test(word))
      .map((word) => [...word][0])
      .join("")
      .slice(0, 2)
      .toUpperCase(),
  );

function railButton(name, mark, guildId, unread) {
  return el(
    "button",
    {
      type: "button",
      class: `rail-button ${state.guild === guildId ? "is-current" : ""} ${unread ? "is-unread" : ""}`,
      "aria-label": unread ? `${name}, unread` : name,
      "aria-current": state.guild === guildId ? "true" : null,
      title: name,
      data: { guild: guildId },
      on: { click: () => openGuild(guildId) },
    },
    mark,
  );
}

/** Goes to a server's first channel (or the last one read there), or to direct messages. */
function openGuild(guildId) {
  state.guild = guildId;
  const channels =
    guildId === DIRECT ? state.dms : (state.guilds.find((guild) => guild.id === guildId)?.channels ?? []);
  const first = channels.find((channel) => channel.type !== CATEGORY && !isThread(channel));
  if (window.matchMedia("(max-width: 799px)").matches || !first) return emit("snapshot");
  return openChannel(first.id);
}

function guildList(guild) {
  const byPlace = (a, b) => (a.position ?? 0) - (b.position ?? 0) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1);
  const tops = guild.channels.filter((channel) => !isThread(channel) && channel.type !== CATEGORY).sort(byPlace);
  const categories = guild.channels.filter((channel) => channel.type === CATEGORY).sort(byPlace);
  const known = new Set(categories.map((category) => category.id));
  const rows = (channels) =>
    el(
      "ul",
      { class: "channel-list" },
      channels.map((channel) => channelRow(channel, guild)),
    );
  return [
    rows(tops.filter((channel) => !known.has(channel.parent_id))),
    ...categories.flatMap((category) => [
      el("h2", { class: "category" }, category.name),
      rows(tops.filter((channel) => channel.parent_id === category.id)),
    ]),
  ];
}

function channelRow(channel, guild) {
  const threads = guild.channels
    .filter(
      (one) => isThread(one) && one.parent_id === channel.id && (shownThread(one, channel) || one.id === state.place),
    )
    .sort((a, b) => (BigInt(a.id) > BigInt(b.id) ? -1 : 1));
  return el(
    "li",
    {},
    channelButton(channel),
    threads.length
      ? el(
          "ul",
          { class: "thread-list" },
          threads.map((thread) => el("li", {}, channelButton(thread))),
        )
      : null,
  );
}

/** Under a channel stand its open threads; of a forum only the posts one takes part in, the rest are inside. */
function shownThread(thread, parent) {
  if (thread.thread_metadata?.archived) return false;
  return parent.type === FORUM ? Boolean(thread.member) : true;
}

const postsOf = (forum) =>
  guildOf(forum.id).channels.filter((channel) => channel.parent_id === forum.id && !channel.thread_metadata?.archived);

function channelButton(channel) {
  const current = channel.id === state.place;
  const unread = !current && (channel.type === FORUM ? unreadIn(postsOf(channel)) : isUnread(channel));
  const name = channel.type === DM ? channelName(channel.id) : channel.name;
  return el(
    "button",
    {
      type: "button",
      class: `channel-button ${current ? "is-current" : ""} ${unread ? "is-unread" : ""}`,
      "aria-current": current ? "page" : null,
      data: { channel: channel.id },
      on: { click: () => openChannel(channel.id) },
    },
    channel.type === DM ? avatar(channel.recipients?.[0], "is-small") : icon(channelIcon(channel)),
    el("span", { class: "channel-name" }, name),
    unread ? el("span", { class: "dot" }, el("span", { class: "unseen" }, "unread")) : null,
  );
}

function dmList() {
  if (state.dms.length)
    return [
      el(
        "ul",
        { class: "channel-list" },
        state.dms.map((channel) => el("li", {}, channelButton(channel))),
      ),
    ];
  return [
    el("p", { class: "quiet sidebar-note" }, "No direct messages yet."),
    state.bot
      ? el(
          "button",
          { type: "button", class: "button is-secondary sidebar-note", on: { click: openBotDm } },
          `Write to ${state.bot.global_name ?? state.bot.username}`,
        )
      : null,
  ];
}
