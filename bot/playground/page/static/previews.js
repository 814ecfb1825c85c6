// A message in a few words: for answers to it, notices, and people who use a screen reader.

import { announce, displayName } from "./dom.js";
import { plainText } from "./markdown.js";

const EPHEMERAL = 1 << 6;
const LOADING = 1 << 7;

/** Whether only the person of this window sees the message. */
export const isEphemeral = (message) => Boolean(message.flags & EPHEMERAL);

/** Whether the message stands for an answer the bot promised. */
export const isThinking = (message) => Boolean(message.flags & LOADING);

/** The first words of a message, for replies, notices and screen readers. */
export function preview(message) {
  const texts = [
    message.content,
    ...(message.embeds ?? []).flatMap((embed) => [embed.title, embed.description]),
    ...textsOf(message.components ?? []),
  ];
  const words = texts.filter(Boolean).map(plainText).join(" ");
  if (words) return words.length > 140 ? `${words.slice(0, 140)}…` : words;
  return message.attachments?.length ? "a file" : "a message";
}

function textsOf(list) {
  return list.flatMap((component) => [
    component.type === 10 ? component.content : null,
    ...textsOf(component.components ?? []),
  ]);
}

/** Reads a new message aloud to people who use a screen reader. */
export function announceMessage(message) {
  if (isThinking(message)) announce(`${displayName(message.author)} is thinking`);
  else announce(`${isEphemeral(message) ? "Only for you, " : ""}${displayName(message.author)}: ${preview(message)}`);
}
