// Files and pictures of messages. A file of the playground is shown at once; a picture from elsewhere on the internet only
// when the reader asks for it.

import { el, fileSize, icon, iconButton } from "./dom.js";
import { spoiler } from "./markdown_view.js";

const LOOPBACK = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** The attachments below a message's text: pictures as a gallery, sound with a player, everything else as a card. */
export function attachments(list) {
  const pictures = list.filter((file) => file.content_type?.startsWith("image/"));
  const others = list.filter((file) => !pictures.includes(file));
  const parts = others.map((file) => {
    const shown = file.content_type?.startsWith("audio/") ? audioCard(file) : fileCard(file);
    return isSpoiler(file) ? spoiler([shown], "Spoiler file, press to show") : shown;
  });
  const items = pictures.map((file) => ({
    media: file,
    description: file.description ?? file.title,
    spoiler: isSpoiler(file),
  }));
  return items.length ? [gallery(items, { attachments: list }), ...parts] : parts;
}

const isSpoiler = (file) => file.is_spoiler || file.filename.startsWith("SPOILER_");

/** A file to download, with its size. */
export function fileCard(file) {
  return el(
    "a",
    { class: "file-card", href: file.url, download: file.filename, target: "_blank", rel: "noopener" },
    icon("file"),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name" }, file.filename),
      file.size !== undefined ? el("span", { class: "file-size" }, fileSize(file.size)) : null,
    ),
    el("span", { class: "file-verb" }, "Download"),
  );
}

function audioCard(file) {
  return el(
    "div",
    { class: "audio-card" },
    fileCard(file),
    el("audio", { controls: true, preload: "none", src: file.url, "aria-label": file.filename }),
  );
}

/** One to ten pictures side by side. */
export function gallery(items, message) {
  return el(
    "div",
    { class: `gallery has-${Math.min(items.length, 4)}` },
    items.map((item) => mediaItem(item, message, "picture")),
  );
}

/** A thumbnail or a picture of a gallery, with its alt text and spoiler cover. */
export function mediaItem(item, message, kind) {
  const url = resolve(item.media.url, message);
  const description = item.description ?? "";
  const video = item.media.content_type?.startsWith("video/");
  const shown = video
    ? el("video", { class: kind, controls: true, preload: "none", src: url, "aria-label": description || "Video" })
    : picture(url, description, kind);
  return item.spoiler ? spoiler([shown], "Spoiler picture, press to show") : shown;
}

function resolve(url, message) {
  if (!url.startsWith("attachment://")) return url;
  return message.attachments?.find((file) => url === `attachment://${file.filename}`)?.url ?? url;
}

/** A picture; pressing it shows it large. */
export function picture(url, description, kind) {
  let host;
  try {
    host = new URL(url, location.href);
  } catch {
    return missing(description, kind);
  }
  if (host.protocol !== "http:" && host.protocol !== "https:") return missing(description, kind);
  if (host.host === location.host || LOOPBACK.test(host.hostname)) return image(url, description, kind);
  return el(
    "button",
    {
      type: "button",
      class: `${kind} picture-elsewhere`,
      title: url,
      on: { click: (event) => event.currentTarget.replaceWith(image(url, description, kind)) },
    },
    el("span", {}, description || "Picture"),
    el("span", { class: "quiet" }, `Show from ${host.hostname}`),
  );
}

function image(url, description, kind) {
  const shown = el("img", { src: url, alt: description, referrerpolicy: "no-referrer", loading: "lazy" });
  const frame = el(
    "button",
    {
      type: "button",
      class: `${kind} picture-frame`,
      "aria-label": `Show large: ${description || "picture"}`,
      on: { click: () => lightbox(url, description) },
    },
    shown,
  );
  shown.addEventListener("error", () => frame.replaceWith(missing(description, kind)));
  return frame;
}

function missing(description, kind) {
  return el(
    "span",
    { class: `${kind} picture-missing` },
    icon("warn"),
    description || "This picture could not be loaded",
  );
}

function lightbox(url, description) {
  const dialog = el(
    "dialog",
    {
      class: "lightbox",
      "aria-label": description || "Picture",
      on: { close: () => dialog.remove(), click: () => dialog.close() },
    },
    iconButton("close", "Close", () => dialog.close()),
    el("img", { src: url, alt: description, referrerpolicy: "no-referrer" }),
    description ? el("p", {}, description) : null,
  );
  document.body.append(dialog);
  dialog.showModal();
}
