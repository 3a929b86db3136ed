/**
 * A file on its way: sent with its progress, which `fetch` can't tell, to the form's
 * own address with the message's own id, so that sending it again is no second one.
 *
 * The danger is a page that is left: what has not gone yet would be lost without a
 * word, so leaving asks while there is any.
 */

import type { UnsentFile } from "./outbox.ts";
import type { Reply } from "./post.ts";

const onTheWay = new Set<UnsentFile>();
const ask = (leaving: BeforeUnloadEvent) => leaving.preventDefault();

function hold(file: UnsentFile): void {
  onTheWay.add(file);
  addEventListener("beforeunload", ask);
}

function release(file: UnsentFile): void {
  onTheWay.delete(file);
  if (onTheWay.size === 0) removeEventListener("beforeunload", ask);
}

/** Makes a file ready to be sent; `more` are fields that go with it. */
export function unsentFile(
  blob: Blob,
  { name, preview = null, more = {} }: {
    name: string;
    preview?: string | null;
    more?: Record<string, string>;
  },
): UnsentFile {
  let request: XMLHttpRequest | undefined;
  const file: UnsentFile = {
    name,
    preview,
    async send(path, fields, onProgress) {
      request = new XMLHttpRequest();
      const form = new FormData();
      for (const [key, value] of Object.entries({ ...fields, ...more })) form.append(key, value);
      form.append("file", blob, name); // last: the server reads the fields in front of it first
      const reply = await transmit(request, path, form, onProgress);
      if (reply.ok) release(file);
      return reply;
    },
    drop() {
      request?.abort();
      release(file);
      if (preview) URL.revokeObjectURL(preview);
    },
  };
  hold(file);
  return file;
}

function transmit(
  request: XMLHttpRequest,
  path: string,
  form: FormData,
  onProgress: (part: number) => void,
): Promise<Reply> {
  return new Promise((resolve) => {
    const lost = () => resolve({ ok: false, code: "offline", message: "", details: {} });
    request.open("POST", path);
    request.setRequestHeader("accept", "application/json");
    request.setRequestHeader("x-requested-with", "island");
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onerror = request.onabort = request.ontimeout = lost;
    request.onload = () => {
      const { status } = request;
      const seq = Number(request.getResponseHeader("x-commit-seq") ?? 0);
      resolve(status < 300 ? { ok: true, status, seq } : refusalIn(request.responseText));
    };
    request.send(form);
  });
}

function refusalIn(text: string): Reply {
  try {
    const { code = "failed", message = "", details = {} } = JSON.parse(text);
    return { ok: false, code, message, details };
  } catch { // a proxy's page: nobody knows, so it is tried again
    return { ok: false, code: "failed", message: "", details: {} };
  }
}
