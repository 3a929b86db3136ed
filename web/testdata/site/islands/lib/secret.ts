import { signal } from "@preact/signals";

const secret = signal("loaded when asked");

/** Only fetched when somebody asks. */
export default secret.value;
