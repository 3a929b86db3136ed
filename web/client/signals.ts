/** Signals for the boot code. Where no island uses them, the build puts plain holders in their place, at a fifth of the bytes. */

export { signal } from "@preact/signals";
