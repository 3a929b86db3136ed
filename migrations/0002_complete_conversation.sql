-- The complete conversation: every kind of message with its media, quotes, reactions, edits and deletions;
-- groups, templates, the health of numbers, and what contacts and users need besides.
--
-- Reactions and revisions are kept by Meta's id of the message they speak of, which may come later than
-- they do, or never. Files lie beside the database under their SHA-256; a row here says whose they are.

-- What its type needs beside the text, as `Content` (JSON); the raw item stays in `payload`.
ALTER TABLE messages ADD COLUMN content TEXT;
-- What it answers, as `Quote` (JSON): a copy of the original's words, as WhatsApp keeps them.
ALTER TABLE messages ADD COLUMN quote TEXT;
-- How it came, as `MessageContext` (JSON): forwarded, from an ad, about a product.
ALTER TABLE messages ADD COLUMN context TEXT;
-- Who of a group chat said it.
ALTER TABLE messages ADD COLUMN author_id INTEGER REFERENCES contacts(id);
ALTER TABLE messages ADD COLUMN edited_at INTEGER;
ALTER TABLE messages ADD COLUMN revoked_at INTEGER;
-- Its author's public name goes in front when it is sent.
ALTER TABLE messages ADD COLUMN signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1));

-- The one file of a message.
CREATE TABLE media (
  message_id INTEGER PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('image', 'video', 'audio', 'document', 'sticker')),
  -- waiting: to be fetched; stored: its file is there; failed: `error` says why
  state TEXT NOT NULL CHECK (state IN ('waiting', 'stored', 'failed')),
  mime_type TEXT NOT NULL,
  filename TEXT,
  size INTEGER,
  -- hex; where the file lies once it is stored, until then what Meta said it would be
  sha256 TEXT,
  width INTEGER,
  height INTEGER,
  duration_ms INTEGER,
  voice INTEGER NOT NULL DEFAULT 0 CHECK (voice IN (0, 1)),
  animated INTEGER NOT NULL DEFAULT 0 CHECK (animated IN (0, 1)),
  thumbnail INTEGER NOT NULL DEFAULT 0 CHECK (thumbnail IN (0, 1)),
  -- loudness of a voice note in about forty steps 0–99 (JSON)
  waveform TEXT,
  -- Meta's id of it: good for 7 days when it came, 30 when we uploaded it
  provider_media_id TEXT,
  provider_id_at INTEGER,
  -- Meta's direct address: good for five minutes
  provider_url TEXT,
  error TEXT,
  created_at INTEGER NOT NULL,
  CHECK (state <> 'stored' OR sha256 IS NOT NULL)
) STRICT;
CREATE INDEX media_by_content ON media(sha256);
-- All files of a contact, a kind at a time, newest first; templates and interactive messages may have one in their header.
CREATE INDEX messages_with_files ON messages(contact_id, type, at DESC, id DESC)
  WHERE type IN ('image', 'video', 'audio', 'document', 'sticker', 'template', 'interactive');

-- The latest reaction of each actor ('us', or a contact's public id) to a message of Meta's; '' took it back.
CREATE TABLE reactions (
  connection_id INTEGER NOT NULL REFERENCES connections(id),
  provider_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  emoji TEXT NOT NULL,
  at INTEGER NOT NULL,
  sent_by INTEGER REFERENCES users(id),
  PRIMARY KEY (connection_id, provider_id, actor)
) STRICT, WITHOUT ROWID;

-- Edits and deletions by whoever wrote the message, each once; `text` and `content` are what an edit put in
-- place, `was_text` and `was_content` what stood there before (null while the message is not known).
CREATE TABLE message_revisions (
  id INTEGER PRIMARY KEY,
  connection_id INTEGER NOT NULL REFERENCES connections(id),
  -- the edit's own wamid
  provider_id TEXT NOT NULL,
  -- the wamid of the message it changes
  target_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('edit', 'revoke')),
  at INTEGER NOT NULL,
  text TEXT,
  content TEXT,
  was_text TEXT,
  was_content TEXT,
  payload TEXT,
  UNIQUE (connection_id, provider_id)
) STRICT;
CREATE INDEX revisions_of_message ON message_revisions(connection_id, target_id, at, id);

-- Receipts of a group chat's message come from each participant: the table anew, for its uniqueness.
CREATE TABLE receipts_new (
  id INTEGER PRIMARY KEY,
  connection_id INTEGER NOT NULL,
  provider_id TEXT NOT NULL,
  -- our message id, as biz_opaque_callback_data brought it back
  opaque TEXT,
  status TEXT NOT NULL,
  -- the BSUID or phone of a group chat's participant; '': the one recipient
  participant TEXT NOT NULL DEFAULT '',
  provider_at INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  payload TEXT NOT NULL,
  UNIQUE (connection_id, provider_id, status, participant)
) STRICT;
INSERT INTO receipts_new (id, connection_id, provider_id, opaque, status, provider_at, received_at, payload)
  SELECT id, connection_id, provider_id, opaque, status, provider_at, received_at, payload FROM receipts;
DROP TABLE receipts;
ALTER TABLE receipts_new RENAME TO receipts;

-- A contact may be a WhatsApp group chat: it has a thread and tickets like a person.
ALTER TABLE contacts ADD COLUMN kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'group'));
-- The name we gave them, or the phone's address book; goes before the profile's.
ALTER TABLE contacts ADD COLUMN given_name TEXT;
-- Who gave it; null: somebody of ours. What the address book forgets takes only its own names away.
ALTER TABLE contacts ADD COLUMN given_by TEXT CHECK (given_by IN ('address_book'));
ALTER TABLE contacts ADD COLUMN picture_sha256 TEXT;
-- Since when they want no marketing; null: nothing is known against it.
ALTER TABLE contacts ADD COLUMN marketing_stopped_at INTEGER;
-- When they last said anything about marketing: what comes late does not overrule it.
ALTER TABLE contacts ADD COLUMN marketing_said_at INTEGER;

CREATE TABLE contact_identities_new (
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'bsuid', 'group')),
  value TEXT NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contacts(id),
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
INSERT INTO contact_identities_new (kind, value, contact_id) SELECT kind, value, contact_id FROM contact_identities;
DROP TABLE contact_identities;
ALTER TABLE contact_identities_new RENAME TO contact_identities;
CREATE INDEX identities_of_contact ON contact_identities(contact_id);

CREATE TABLE contact_notes (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  contact_id INTEGER NOT NULL REFERENCES contacts(id),
  author_id INTEGER REFERENCES users(id),
  text TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX notes_of_contact ON contact_notes(contact_id, id DESC);

-- What Meta says of a WhatsApp group chat.
CREATE TABLE group_chats (
  contact_id INTEGER PRIMARY KEY REFERENCES contacts(id),
  connection_id INTEGER NOT NULL REFERENCES connections(id),
  group_id TEXT NOT NULL UNIQUE,
  subject TEXT,
  description TEXT,
  invite_link TEXT,
  -- 'active', 'suspended' or 'deleted'
  state TEXT NOT NULL DEFAULT 'active',
  -- [{ "id": BSUID or phone, "name": … }] (JSON)
  participants TEXT NOT NULL DEFAULT '[]',
  updated_at INTEGER NOT NULL
) STRICT;

-- A thread may be held by Meta's agent before its customer has said a word to us: the table anew, for its null.
CREATE TABLE threads_new (
  connection_id INTEGER NOT NULL REFERENCES connections(id),
  contact_id INTEGER NOT NULL REFERENCES contacts(id),
  -- what the service window counts from; null: it never opened
  last_inbound_at INTEGER,
  -- the time of the newest message that was marked read at Meta
  read_at INTEGER,
  -- Meta's own agent has the conversation; null: we do
  held_by TEXT CHECK (held_by IN ('meta_agent')),
  -- when Meta said so
  held_at INTEGER,
  PRIMARY KEY (connection_id, contact_id)
) STRICT, WITHOUT ROWID;
INSERT INTO threads_new (connection_id, contact_id, last_inbound_at)
  SELECT connection_id, contact_id, last_inbound_at FROM threads;
DROP TABLE threads;
ALTER TABLE threads_new RENAME TO threads;

ALTER TABLE connections ADD COLUMN signature_mode TEXT NOT NULL DEFAULT 'off'
  CHECK (signature_mode IN ('off', 'choice', 'forced'));
ALTER TABLE connections ADD COLUMN read_policy TEXT NOT NULL DEFAULT 'on_read'
  CHECK (read_policy IN ('on_read', 'on_reply', 'never'));
-- Which automatic messages are switched off though they keep their text (JSON list of `AutomaticMessage`).
ALTER TABLE connections ADD COLUMN automatic_off TEXT NOT NULL DEFAULT '[]';
-- What Meta said of the number last.
ALTER TABLE connections ADD COLUMN display_phone_number TEXT;
ALTER TABLE connections ADD COLUMN verified_name TEXT;
ALTER TABLE connections ADD COLUMN quality TEXT;
ALTER TABLE connections ADD COLUMN messaging_limit TEXT;
-- The last test of the connection, as `ConnectionCheck` (JSON).
ALTER TABLE connections ADD COLUMN last_check TEXT;
ALTER TABLE connections ADD COLUMN templates_synced_at INTEGER;

-- What is wrong, or noteworthy, about an account or number of ours; each webhook once.
CREATE TABLE connection_alerts (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  -- null: the whole account's
  connection_id INTEGER REFERENCES connections(id),
  waba_id TEXT,
  field TEXT NOT NULL,
  event TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'danger')),
  details TEXT,
  at INTEGER NOT NULL,
  dedup_key TEXT NOT NULL UNIQUE,
  dismissed_at INTEGER,
  dismissed_by INTEGER REFERENCES users(id)
) STRICT;
CREATE INDEX alerts_open ON connection_alerts(at DESC) WHERE dismissed_at IS NULL;

-- How far the history of a phone's app has come.
CREATE TABLE history_imports (
  connection_id INTEGER PRIMARY KEY REFERENCES connections(id),
  phase INTEGER,
  progress INTEGER,
  declined INTEGER NOT NULL DEFAULT 0 CHECK (declined IN (0, 1)),
  updated_at INTEGER NOT NULL
) STRICT;

-- Meta's templates, as the account's list and its webhooks last showed them.
CREATE TABLE templates (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  waba_id TEXT NOT NULL,
  provider_id TEXT,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  category TEXT NOT NULL,
  status TEXT NOT NULL,
  quality TEXT,
  rejected_reason TEXT,
  -- 'POSITIONAL' or 'NAMED'
  parameter_format TEXT NOT NULL DEFAULT 'POSITIONAL',
  -- as Meta gives them (JSON)
  components TEXT NOT NULL DEFAULT '[]',
  updated_at INTEGER NOT NULL,
  -- no longer in the account's list
  gone_at INTEGER,
  UNIQUE (waba_id, name, language)
) STRICT;

-- What an agent may do beyond the everyday (JSON list of `Permission`); other roles may do all of it.
ALTER TABLE users ADD COLUMN permissions TEXT NOT NULL DEFAULT
  '["signature","templates","start_conversation","return_ticket","close_without_farewell","edit_contacts"]';

-- The picture they gave themselves: a file of the media folder.
ALTER TABLE users ADD COLUMN picture_sha256 TEXT;

-- What receiving left aside, by reason: fields nothing here reads, numbers nobody has registered.
CREATE TABLE ignored_items (
  reason TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
