// Draws the tree of markdown.js.

import { el } from "./dom.js";
import { parse } from "./markdown.js";
import { openChannel, openMessage, roleById, channelName, userName } from "./state.js";
import { timestamp } from "./timestamps.js";

/** A text of Discord as elements; `users` are those the message itself brings along (its `mentions`). */
export function markdown(source, users = []) {
  const body = el("div", { class: "markdown" });
  body.append(...draw(parse(source ?? ""), { users }));
  return body;
}

/** The same inside one line, for button-less places such as embed titles. */
export function inlineMarkdown(source, users = []) {
  const body = el("span", { class: "markdown" });
  body.append(...draw(parse(source ?? "", { depth: 0, lineStart: false, block: false }), { users }));
  return body;
}

const draw = (nodes, context) => nodes.map((node) => DRAW[node.kind](node, context)).filter(Boolean);

const wrapped = (tag, attributes) => (node, context) => el(tag, attributes, draw(node.children, context));

const DRAW = {
  text: (node) => document.createTextNode(node.text),
  bold: wrapped("strong"),
  italic: wrapped("em"),
  underline: wrapped("u"),
  strike: wrapped("s"),
  quote: wrapped("blockquote"),
  subtext: wrapped("p", { class: "subtext" }),
  item: wrapped("li"),
  heading: (node, context) =>
    el(`h${node.level + 3}`, { class: `heading-${node.level}` }, draw(node.children, context)),
  group: (node, context) => el("div", {}, draw(node.items ?? node.children, context)),
  list: (node, context) =>
    el(
      node.ordered ? "ol" : "ul",
      { start: node.ordered && node.start !== 1 ? node.start : null },
      draw(node.items, context),
    ),
  code: (node) => el("code", {}, node.text),
  fence: (node) => el("pre", { tabindex: "0" }, el("code", { data: { language: node.language } }, node.text)),
  spoiler: (node, context) => spoiler(draw(node.children, context)),
  link: (node, context) => link(node.href, draw(node.children, context)),
  user: (node, context) => {
    const given = context.users.find((user) => user.id === node.id);
    return el("span", { class: "mention" }, `@${userName(node.id, given)}`);
  },
  role: (node) => el("span", { class: "mention" }, `@${roleById(node.id)?.name ?? "unknown role"}`),
  everyone: (node) => el("span", { class: "mention" }, `@${node.name}`),
  channel: (node) => {
    const name = channelName(node.id);
    if (!name) return el("span", { class: "mention" }, "#no access");
    return el("button", { type: "button", class: "mention is-link", on: { click: () => openChannel(node.id) } }, name);
  },
  command: (node) =>
    el(
      "button",
      {
        type: "button",
        class: "mention is-link",
        on: { click: () => document.dispatchEvent(new CustomEvent("command-wanted", { detail: node.name })) },
      },
      `/${node.name}`,
    ),
  time: (node) => timestamp(node.seconds, node.style),
  emoji: (node) => el("span", { class: "custom-emoji", title: `:${node.name}:` }, `:${node.name}:`),
};

/** Hidden until pressed; its content is kept away from screen readers and clicks until then. */
export function spoiler(children, label = "Spoiler, press to show") {
  const content = el("span", { class: "spoiler-content", "aria-hidden": "true", inert: true }, children);
  const cover = el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": label, "aria-expanded": "false" },
    content,
  );
  const open = (event) => {
    if (cover.classList.contains("is-open")) return;
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    cover.classList.add("is-open");
    for (const name of ["role", "tabindex", "aria-label", "aria-expanded"]) cover.removeAttribute(name);
    content.removeAttribute("aria-hidden");
    content.inert = false;
  };
  cover.addEventListener("click", open);
  cover.addEventListener("keydown", open);
  return cover;
}

const INTERNAL = /^https?:\/\/(?:www\.)?discord\.com\/channels\/(?:@me|\d+)\/(\d+)(?:\/(\d+))?$/;

/** A link to outside opens a new tab; a link to a message of this world opens it here. */
export function link(href, children) {
  const internal = INTERNAL.exec(href);
  if (internal) {
    const [, channelId, messageId] = internal;
    const shown =
      children.length === 1 && children[0].textContent === href
        ? [`${channelName(channelId) ?? "a channel"} › message`]
        : children;
    return el(
      "button",
      { type: "button", class: "mention is-link", on: { click: () => openMessage(channelId, messageId) } },
      shown,
    );
  }
  if (!/^https?:\/\//i.test(href)) return el("span", {}, children);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", title: href }, children);
}
