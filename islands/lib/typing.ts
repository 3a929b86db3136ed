/** Whether a key belongs to what is being written, or to the browser: then it is no command of ours. */
export function isTyping({ ctrlKey, metaKey, altKey, target, defaultPrevented }: KeyboardEvent): boolean {
  return defaultPrevented || ctrlKey || metaKey || altKey ||
    target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
