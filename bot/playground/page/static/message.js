// Draws one message, whatever it is made of.

import { avatar, displayName, el, icon, iconButton } from "./dom.js";
import { attachments } from "./attachments.js";
import { components } from "./components.js";
import { embeds } from "./embeds.js";
import { failureOf } from "./interactions.js";
import { markdown } from "./markdown_view.js";
import { openMessageMenu, openUserMenu } from "./menus.js";
import { isEphemeral, isThinking, preview } from "./previews.js";
import { channelById, memberById, openChannel, openMessage, state, userName } from "./state.js";
import { messageTime } from "./timestamps.js";
import { tryAct } from "./live.js";

const CROSSPOSTED = 1 << 0;
const LAYOUT = 1 << 15;

const ORDINARY = new Set([0, 19, 20, 23]);

const SYSTEM = {
  6: () => "pinned a message to this channel.",
  7: () => "joined the server.",
  18: (message) => `started a thread: ${message.content}`,
  21: () => "",
};

/** Whether the message can stand under the one before it without a new name: same author, within seven minutes. */
export function continues(message, before) {
  return (
    before &&
    before.author.id === message.author.id &&
    ORDINARY.has(before.type) &&
    message.type === 0 &&
    isEphemeral(before) === isEphemeral(message) &&
    new Date(message.timestamp) - new Date(before.timestamp) < 7 * 60 * 1000
  );
}

/** The list item of a message. */
export function messageItem(message, before = null) {
  if (message.type === 21 && message.referenced_message)
    return messageItem({ ...message.referenced_message, channel_id: message.channel_id }, before);
  if (!ORDINARY.has(message.type)) return systemItem(message);
  const short = continues(message, before);
  const mine = message.author.id === state.person.id;
  const item = el(
    "li",
    {
      class: [
        "message",
        short && "is-continued",
        isEphemeral(message) && "is-ephemeral",
        mentionsMe(message) && "mentions-me",
      ]
        .filter(Boolean)
        .join(" "),
      id: `message-${message.id}`,
      data: { id: message.id },
      tabindex: "-1",
      on: {
        contextmenu: (event) => {
          if (event.target.closest("a, img, input, textarea") || String(getSelection())) return;
          event.preventDefault();
          openMessageMenu(message, event.clientX, event.clientY);
        },
      },
    },
    short ? null : replyLine(message),
    short ? null : authorMark(message),
    el("div", { class: "message-body" }, short ? null : head(message), ...content(message), foot(message)),
    el(
      "div",
      { class: "message-actions" },
      isThinking(message)
        ? null
        : iconButton(
            "more",
            mine ? "Reply, edit, delete, apps" : "Reply and apps",
            (event) => {
              const at = event.currentTarget.getBoundingClientRect();
              openMessageMenu(message, at.right, at.bottom);
            },
            { "aria-haspopup": "menu" },
          ),
    ),
  );
  return item;
}

function authorMark(message) {
  const open = (event) => {
    const at = event.currentTarget.getBoundingClientRect();
    openUserMenu(message.author, at.right + 8, at.top);
  };
  return el(
    "button",
    { type: "button", class: "author-mark", "aria-label": `About ${displayName(message.author)}`, on: { click: open } },
    avatar(message.author),
  );
}

function head(message) {
  const member = memberById(message.author.id);
  return el(
    "div",
    { class: "message-head" },
    el(
      "button",
      {
        type: "button",
        class: "author-name",
        style: member?.colour ? { "--name-colour": member.colour } : {},
        on: { click: (event) => openUserMenu(message.author, event.clientX, event.clientY) },
      },
      userName(message.author.id, message.author),
    ),
    message.author.bot
      ? el("span", { class: "tag" }, message.webhook_id && !message.application_id ? "WEBHOOK" : "APP")
      : null,
    messageTime(message.timestamp),
    message.flags & CROSSPOSTED ? el("span", { class: "tag is-quiet" }, "Published") : null,
  );
}

function replyLine(message) {
  const used = message.interaction_metadata;
  if (used && (message.type === 20 || message.type === 23)) {
    const name = message.interaction?.name ?? used.name ?? "a command";
    const person = userName(used.user?.id, used.user);
    return el(
      "p",
      { class: "reply-line" },
      icon("reply"),
      el("strong", {}, person),
      ` used ${message.type === 20 ? "/" : ""}${name}`,
    );
  }
  if (message.type !== 19) return null;
  const target = message.referenced_message;
  if (!target) return el("p", { class: "reply-line" }, icon("reply"), el("em", {}, "The original message was deleted"));
  return el(
    "button",
    { type: "button", class: "reply-line", on: { click: () => openMessage(target.channel_id, target.id) } },
    icon("reply"),
    el("strong", {}, userName(target.author.id, target.author)),
    ` ${preview(target)}`,
  );
}

function content(message) {
  if (isThinking(message)) return [thinking(message)];
  const layout = Boolean(message.flags & LAYOUT);
  const parts = [];
  if (message.content) {
    const words = markdown(message.content, message.mentions);
    if (message.edited_timestamp) words.append(edited(message));
    parts.push(words);
  }
  if (!layout) parts.push(...attachments(message.attachments ?? []));
  parts.push(...embeds(message.embeds ?? [], message));
  if (message.components?.length) {
    const drawn = el(
      "div",
      { class: layout ? "layout" : "legacy-components" },
      components(message.components, message),
    );
    parts.push(drawn);
  }
  for (const sticker of message.sticker_items ?? [])
    parts.push(el("p", { class: "sticker" }, `Sticker: ${sticker.name}`));
  if (message.poll)
    parts.push(el("p", { class: "unknown-component", role: "note" }, "This playground cannot show polls."));
  return parts;
}

const edited = (message) =>
  el("span", { class: "edited", title: new Date(message.edited_timestamp).toLocaleString() }, " (edited)");

function thinking(message) {
  return el(
    "p",
    { class: "thinking" },
    el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    `${displayName(message.author)} is thinking…`,
  );
}

function foot(message) {
  const parts = [];
  if (message.thread) {
    const known = channelById(message.thread.id);
    if (known) {
      parts.push(
        el(
          "button",
          { type: "button", class: "thread-link", on: { click: () => openChannel(known.id) } },
          icon("thread"),
          el("span", {}, known.name),
          el("span", { class: "quiet" }, "Open thread"),
        ),
      );
    }
  }
  if (message.reactions?.length)
    parts.push(
      el(
        "div",
        { class: "reactions" },
        message.reactions.map((reaction) => reactionChip(reaction, message)),
      ),
    );
  const failure = failureOf(message.id);
  if (failure) parts.push(el("p", { class: "failure", role: "status" }, icon("warn"), failure));
  if (isEphemeral(message)) {
    parts.push(
      el(
        "p",
        { class: "ephemeral-note" },
        "Only you can see this · ",
        el(
          "button",
          {
            type: "button",
            class: "text-button",
            on: { click: () => tryAct("dismiss", { channel_id: message.channel_id, message_id: message.id }) },
          },
          "Dismiss message",
        ),
      ),
    );
  }
  return parts;
}

function reactionChip(reaction, message) {
  const name = reaction.emoji.name;
  return el(
    "button",
    {
      type: "button",
      class: `reaction ${reaction.me ? "is-mine" : ""}`,
      "aria-pressed": reaction.me ? "true" : "false",
      "aria-label": `${name}, ${reaction.count}`,
      on: {
        click: () =>
          tryAct("react", { channel_id: message.channel_id, message_id: message.id, emoji: name, on: !reaction.me }),
      },
    },
    el("span", { class: "emoji" }, name),
    String(reaction.count),
  );
}

function mentionsMe(message) {
  const me = state.person;
  const roles = memberById(me.id)?.roles ?? [];
  return (
    message.author.id !== me.id &&
    (message.mentions?.some((user) => user.id === me.id) || message.mention_roles?.some((id) => roles.includes(id)))
  );
}

function systemItem(message) {
  const words = SYSTEM[message.type];
  const sentence = words ? words(message) : `This playground cannot show a message of type ${message.type}.`;
  return el(
    "li",
    { class: `system-line ${words ? "" : "unknown-component"}`, id: `message-${message.id}`, data: { id: message.id } },
    icon(message.type === 18 ? "thread" : "chevron"),
    el(
      "span",
      {},
      el("strong", {}, userName(message.author.id, message.author)),
      ` ${sentence} `,
      messageTime(message.timestamp),
    ),
  );
}
