// Draws the embeds of a message.

import { colour, el } from "./dom.js";
import { picture } from "./attachments.js";
import { inlineMarkdown, link, markdown } from "./markdown_view.js";
import { messageTime } from "./timestamps.js";

const DRAWN = new Set(["rich", "article", "link", "image", undefined]);

export function embeds(list, message) {
  return list.map((embed) => draw(embed, message));
}

function draw(embed, message) {
  if (!DRAWN.has(embed.type)) {
    return el(
      "p",
      { class: "unknown-component", role: "note" },
      `This playground cannot show an embed of type ${embed.type}.`,
    );
  }
  const accent = colour(embed.color);
  return el(
    "article",
    { class: "embed", style: accent ? { "--accent-colour": accent } : {} },
    el(
      "div",
      { class: "embed-body" },
      embed.provider?.name ? el("p", { class: "embed-provider" }, embed.provider.name) : null,
      embed.author ? named("embed-author", embed.author.url, [embed.author.name]) : null,
      embed.title ? named("embed-title", embed.url, [inlineMarkdown(embed.title, message.mentions)]) : null,
      embed.description ? markdown(embed.description, message.mentions) : null,
      embed.fields?.length
        ? el(
            "dl",
            { class: "embed-fields" },
            embed.fields.map((field) => fieldOf(field, message)),
          )
        : null,
      embed.image?.url ? picture(embed.image.url, embed.image.description ?? "", "embed-image") : null,
      footer(embed),
    ),
    embed.thumbnail?.url ? picture(embed.thumbnail.url, embed.thumbnail.description ?? "", "thumbnail") : null,
  );
}

const named = (name, url, children) => el("p", { class: name }, url ? link(url, children) : children);

function fieldOf(field, message) {
  return el(
    "div",
    { class: field.inline ? "is-inline" : "" },
    el("dt", {}, inlineMarkdown(field.name, message.mentions)),
    el("dd", {}, markdown(field.value, message.mentions)),
  );
}

function footer(embed) {
  if (!embed.footer?.text && !embed.timestamp) return null;
  const parts = [embed.footer?.text, embed.footer?.text && embed.timestamp ? " • " : null];
  return el("p", { class: "embed-footer" }, parts, embed.timestamp ? messageTime(embed.timestamp) : null);
}
