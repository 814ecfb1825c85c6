// A forum channel: its posts as cards, with tags to choose from, and a form for a new post.

import { el, toast } from "./dom.js";
import { act, Refused } from "./live.js";
import { channelById, FORUM, isThread, isUnread, on, openChannel, state, userName, guildOf } from "./state.js";
import { timestamp } from "./timestamps.js";

let box;
let chosenTag = null;
let writing = false;

/** Wires the pane that stands in for the message list in a forum. */
export function startForum(pane) {
  box = pane;
  on("place", () => {
    chosenTag = null;
    writing = false;
    draw();
  });
  for (const event of ["snapshot", "unread"]) on(event, () => writing || draw());
}

function draw() {
  const forum = channelById(state.place);
  box.hidden = forum?.type !== FORUM;
  if (box.hidden) return;
  const posts = guildOf(forum.id)
    .channels.filter((channel) => isThread(channel) && channel.parent_id === forum.id)
    .filter((post) => !chosenTag || post.applied_tags?.includes(chosenTag))
    .sort((a, b) => (BigInt(b.last_message_id ?? b.id) > BigInt(a.last_message_id ?? a.id) ? 1 : -1));
  const tags = forum.available_tags ?? [];
  box.replaceChildren(
    el(
      "div",
      { class: "forum-head" },
      forum.topic ? el("p", { class: "quiet" }, forum.topic) : null,
      forum.can?.send
        ? el("button", { type: "button", class: "button is-primary", on: { click: () => write(forum) } }, "New post")
        : null,
    ),
    tags.length
      ? el(
          "div",
          { class: "tag-filter", role: "group", "aria-label": "Show only" },
          tagButton(null, "All"),
          tags.map((tag) => tagButton(tag.id, tagName(tag))),
        )
      : "",
    posts.length
      ? el(
          "ul",
          { class: "posts" },
          posts.map((post) => postCard(post, forum)),
        )
      : el("p", { class: "quiet list-state" }, "No posts here yet."),
  );
}

const tagName = (tag) => [tag.emoji_name, tag.name].filter(Boolean).join(" ");

function tagButton(id, name) {
  const press = () => {
    chosenTag = id;
    draw();
  };
  return el(
    "button",
    { type: "button", class: "tag-button", "aria-pressed": chosenTag === id ? "true" : "false", on: { click: press } },
    name,
  );
}

function postCard(post, forum) {
  const tags = (forum.available_tags ?? []).filter((tag) => post.applied_tags?.includes(tag.id));
  const started = Number((BigInt(post.id) >> 22n) + 1420070400000n) / 1000;
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: `post ${isUnread(post) ? "is-unread" : ""}`, on: { click: () => openChannel(post.id) } },
      tags.length
        ? el(
            "span",
            { class: "post-tags" },
            tags.map((tag) => el("span", { class: "role-pill" }, tagName(tag))),
          )
        : null,
      el(
        "span",
        { class: "post-name" },
        post.name,
        isUnread(post) ? el("span", { class: "dot" }, el("span", { class: "unseen" }, "unread")) : null,
      ),
      el(
        "span",
        { class: "quiet post-facts" },
        `${userName(post.owner_id)} · ${post.message_count ?? 0} ${post.message_count === 1 ? "reply" : "replies"} · `,
        timestamp(started, "R"),
      ),
    ),
  );
}

function write(forum) {
  writing = true;
  const title = el("input", {
    class: "text-field",
    id: "post-title",
    required: true,
    maxlength: 100,
    autocomplete: "off",
  });
  const content = el("textarea", { class: "text-field", id: "post-content", required: true, maxlength: 2000, rows: 6 });
  const boxes = (forum.available_tags ?? []).map((tag) => {
    const box = el("input", { type: "checkbox", value: tag.id });
    return el("label", { class: "choice" }, box, el("span", {}, tagName(tag)));
  });
  const leave = () => {
    writing = false;
    draw();
  };
  const form = el(
    "form",
    { class: "post-form" },
    el("h2", {}, "New post"),
    el("label", { class: "field-label", for: "post-title" }, "Title"),
    title,
    el("label", { class: "field-label", for: "post-content" }, "Text"),
    content,
    boxes.length ? el("fieldset", { class: "choices" }, el("legend", { class: "field-label" }, "Tags"), boxes) : null,
    el(
      "div",
      { class: "modal-foot" },
      el("button", { type: "button", class: "button is-secondary", on: { click: leave } }, "Cancel"),
      el("button", { type: "submit", class: "button is-primary" }, "Post"),
    ),
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const tags = [...form.querySelectorAll("input:checked")].map((tag) => tag.value);
    try {
      await act("forum_post", { channel_id: forum.id, name: title.value, content: content.value, tags });
      leave();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      toast(error.message, "error");
    }
  });
  box.replaceChildren(form);
  title.focus();
}
