// Draws the components of a message. What is not known here shows a box that says so: nothing is left out in silence.

import { colour, el, icon } from "./dom.js";
import { fileCard, gallery, mediaItem } from "./attachments.js";
import { markdown, spoiler } from "./markdown_view.js";
import { press, choose } from "./interactions.js";
import { selectControl } from "./selects.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link", 6: "premium" };

/** The elements of a message's component list. */
export function components(list, message) {
  return list.map((component) => draw(component, message));
}

function draw(component, message) {
  const drawer = DRAW[component?.type];
  if (!drawer) return unknown(component);
  try {
    return drawer(component, message);
  } catch (error) {
    console.error("component could not be drawn", component, error);
    return unknown(component, "is malformed");
  }
}

/** The box for what this page does not know. */
export function unknown(component, why = null) {
  const type = component?.type ?? "?";
  const sentence = why ? `A component of type ${type} ${why}.` : `This playground cannot show component type ${type}.`;
  return el(
    "details",
    { class: "unknown-component", role: "note" },
    el("summary", {}, icon("warn"), sentence),
    el("pre", {}, JSON.stringify(component, null, 1)),
  );
}

const DRAW = {
  1: (row, message) =>
    el(
      "div",
      { class: "action-row" },
      row.components.map((child) => draw(child, message)),
    ),
  2: button,
  3: (select, message) => messageSelect(select, message),
  5: (select, message) => messageSelect(select, message),
  6: (select, message) => messageSelect(select, message),
  7: (select, message) => messageSelect(select, message),
  8: (select, message) => messageSelect(select, message),
  9: (section, message) =>
    el(
      "div",
      { class: `section ${section.accessory?.type === 11 ? "has-thumbnail" : ""}` },
      el(
        "div",
        { class: "section-text" },
        section.components.map((child) => draw(child, message)),
      ),
      el("div", { class: "section-accessory" }, draw(section.accessory, message)),
    ),
  10: (display, message) => markdown(display.content, message.mentions),
  11: (thumbnail, message) => mediaItem(thumbnail, message, "thumbnail"),
  12: (media, message) => gallery(media.items, message),
  13: (file, message) => {
    const card = fileCard(fileOf(file, message));
    return file.spoiler ? spoiler([card], "Spoiler file, press to show") : card;
  },
  14: (separator) =>
    el("div", {
      class: `separator ${separator.divider === false ? "" : "has-line"} ${separator.spacing === 2 ? "is-large" : ""}`,
      role: separator.divider === false ? null : "separator",
    }),
  17: (container, message) => {
    const accent = colour(container.accent_color);
    const box = el(
      "div",
      { class: `container ${accent ? "has-accent" : ""}`, style: accent ? { "--accent-colour": accent } : {} },
      container.components.map((child) => draw(child, message)),
    );
    return container.spoiler ? spoiler([box], "Spoiler, press to show") : box;
  },
};

function fileOf(component, message) {
  const url = component.file.url;
  const attached = message.attachments?.find(
    (attachment) => attachment.url === url || url === `attachment://${attachment.filename}`,
  );
  return {
    url: attached?.url ?? url,
    filename:
      component.name ??
      attached?.filename ??
      decodeURIComponent(new URL(url, location.href).pathname.split("/").at(-1)),
    size: component.size ?? attached?.size,
    content_type: component.file.content_type ?? attached?.content_type,
  };
}

/** Emoji and label of a button or option. */
function emojiMark(emoji) {
  if (!emoji) return null;
  return el("span", { class: "emoji", "aria-hidden": "true" }, emoji.id ? `:${emoji.name}:` : emoji.name);
}

function button(spec, message) {
  const style = STYLES[spec.style];
  if (!style || style === "premium")
    return unknown(spec, `has button style ${spec.style}, which this playground cannot show`);
  const inside = [emojiMark(spec.emoji), spec.label ? el("span", {}, spec.label) : null];
  const name = spec.label ? null : (spec.emoji?.name ?? "button");
  if (style === "link") {
    return el(
      "a",
      {
        class: "button is-link",
        href: /^https?:\/\//i.test(spec.url) ? spec.url : null,
        target: "_blank",
        rel: "noopener noreferrer",
        "aria-label": name,
        "aria-disabled": spec.disabled ? "true" : null,
      },
      inside,
      icon("open"),
    );
  }
  return el(
    "button",
    {
      type: "button",
      class: `button is-${style}`,
      disabled: spec.disabled === true,
      "aria-label": name,
      data: { customId: spec.custom_id },
      on: { click: (event) => press(message, spec, event.currentTarget) },
    },
    inside,
  );
}

function messageSelect(select, message) {
  return selectControl(select, { message, onChosen: (values, control) => choose(message, select, values, control) });
}
