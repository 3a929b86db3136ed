-- Generated from the migrations (deno run -A core/db/migrations/schema_text.ts); not applied by anything.

CREATE TABLE assignee_counts (
  user_id INTEGER NOT NULL,
  department_id INTEGER NOT NULL,
  status TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (user_id, department_id, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE audit_lines (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  user_id TEXT,
  details TEXT
) STRICT;

CREATE INDEX audit_of_subject ON audit_lines(subject, id);

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

CREATE TABLE connections (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  phone_number_id TEXT NOT NULL UNIQUE,
  waba_id TEXT NOT NULL,
  access_token_sealed TEXT NOT NULL,
  app_secret_sealed TEXT NOT NULL,
  verify_token_sealed TEXT NOT NULL,
  default_department_id INTEGER REFERENCES departments(id) ON DELETE SET NULL,
  greeting_text TEXT,
  acceptance_text TEXT,
  farewell_text TEXT,
  reopen_minutes INTEGER NOT NULL DEFAULT 120 CHECK (reopen_minutes >= 0),
  stopped_reason TEXT,
  created_at INTEGER NOT NULL
, signature_mode TEXT NOT NULL DEFAULT 'off'
  CHECK (signature_mode IN ('off', 'choice', 'forced')), read_policy TEXT NOT NULL DEFAULT 'on_read'
  CHECK (read_policy IN ('on_read', 'on_reply', 'never')), automatic_off TEXT NOT NULL DEFAULT '[]', display_phone_number TEXT, verified_name TEXT, quality TEXT, messaging_limit TEXT, last_check TEXT, templates_synced_at INTEGER) STRICT;

CREATE TABLE "contact_identities" (
  kind TEXT NOT NULL CHECK (kind IN ('phone', 'bsuid', 'group')),
  value TEXT NOT NULL,
  contact_id INTEGER NOT NULL REFERENCES contacts(id),
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE contacts (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT,
  phone TEXT,
  wa_id TEXT,
  bsuid TEXT,
  username TEXT,
  -- 1: a phone and a BSUID of one message belong to two contacts; never merged by itself
  identity_conflict INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
, kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'group')), given_name TEXT, given_by TEXT CHECK (given_by IN ('address_book')), picture_sha256 TEXT, marketing_stopped_at INTEGER, marketing_said_at INTEGER) STRICT;

CREATE TABLE deliveries_set_aside (
  journal_id TEXT NOT NULL,
  delivery_id INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (journal_id, delivery_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE departments (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL COLLATE NOCASE UNIQUE,
  hue INTEGER NOT NULL CHECK (hue BETWEEN 1 AND 12),
  position INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE drafts (
  user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  ticket_id INTEGER NOT NULL REFERENCES tickets(id) ON DELETE CASCADE,
  text TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (user_id, ticket_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  payload TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

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

CREATE TABLE heartbeats (
  node TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE history_imports (
  connection_id INTEGER PRIMARY KEY REFERENCES connections(id),
  phase INTEGER,
  progress INTEGER,
  declined INTEGER NOT NULL DEFAULT 0 CHECK (declined IN (0, 1)),
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE ignored_items (
  reason TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  args TEXT NOT NULL,
  unique_key TEXT,
  order_key TEXT,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'dead')),
  run_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  lease_until INTEGER,
  owner TEXT,
  last_error TEXT,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX jobs_due ON jobs(run_at, id) WHERE state = 'waiting';

CREATE INDEX jobs_in_order ON jobs(order_key, id) WHERE order_key IS NOT NULL AND state <> 'dead';

CREATE INDEX jobs_leased ON jobs(lease_until) WHERE state = 'running';

CREATE UNIQUE INDEX jobs_once ON jobs(unique_key) WHERE unique_key IS NOT NULL AND state <> 'dead';

CREATE TABLE journal_positions (
  journal_id TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE memberships (
  user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  department_id INTEGER NOT NULL REFERENCES departments(id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, department_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE messages (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  connection_id INTEGER NOT NULL,
  contact_id INTEGER NOT NULL,
  ticket_id INTEGER NOT NULL REFERENCES tickets(id),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  -- Meta's type ('text', 'image', …), or 'system' for our own lines
  type TEXT NOT NULL,
  text TEXT,
  -- Meta's item as it came, where the columns do not say it all
  payload TEXT,
  status TEXT NOT NULL CHECK (status IN ('received', 'queued', 'sending', 'sent', 'delivered', 'read', 'played', 'failed', 'undecided')),
  -- Meta's wamid
  provider_id TEXT,
  -- who or what wrote it: contact, agent, greeting, acceptance, farewell, system
  origin TEXT NOT NULL,
  sent_by INTEGER REFERENCES users(id),
  error TEXT,
  -- order in the thread is (at, id): Meta's timestamp, then our sequence
  at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- when it was last handed to Meta or its outcome became unknown
  tried_at INTEGER
, content TEXT, quote TEXT, context TEXT, author_id INTEGER REFERENCES contacts(id), edited_at INTEGER, revoked_at INTEGER, signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1))) STRICT;

CREATE INDEX messages_of_thread ON messages(contact_id, connection_id, at, id);

CREATE UNIQUE INDEX messages_once ON messages(connection_id, provider_id) WHERE provider_id IS NOT NULL;

CREATE INDEX messages_unsettled ON messages(contact_id, connection_id) WHERE status IN ('sending', 'undecided');

CREATE INDEX messages_with_files ON messages(contact_id, type, at DESC, id DESC)
  WHERE type IN ('image', 'video', 'audio', 'document', 'sticker', 'template', 'interactive');

CREATE TABLE reactions (
  connection_id INTEGER NOT NULL REFERENCES connections(id),
  provider_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  emoji TEXT NOT NULL,
  at INTEGER NOT NULL,
  sent_by INTEGER REFERENCES users(id),
  PRIMARY KEY (connection_id, provider_id, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE "receipts" (
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

CREATE TABLE schema_migrations (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE send_paces (
  key TEXT PRIMARY KEY,
  next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  token_hash TEXT NOT NULL UNIQUE,
  user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  user_agent TEXT NOT NULL DEFAULT '',
  address TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_expiring ON sessions(expires_at);

CREATE INDEX sessions_of_user ON sessions(user_id);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_failures (
  key TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE "threads" (
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

CREATE TABLE ticket_counts (
  department_id INTEGER NOT NULL,
  status TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (department_id, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE tickets (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  protocol TEXT NOT NULL UNIQUE,
  connection_id INTEGER NOT NULL REFERENCES connections(id),
  contact_id INTEGER NOT NULL REFERENCES contacts(id),
  department_id INTEGER REFERENCES departments(id),
  assignee_id INTEGER REFERENCES users(id),
  -- since when its assignee has it; no part of the ticket that events carry
  accepted_at INTEGER,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'attending', 'resolved')),
  -- bumped by transitions only; inbound traffic and counters never touch it
  revision INTEGER NOT NULL DEFAULT 1,
  unread INTEGER NOT NULL DEFAULT 0 CHECK (unread >= 0),
  -- how many inbound messages this ticket has had: what closing is guarded by
  inbound_seq INTEGER NOT NULL DEFAULT 0,
  last_message_id INTEGER,
  last_message_at INTEGER NOT NULL,
  -- since when the customer has been waiting for an answer; null: they are not
  waiting_since INTEGER,
  acceptance_sent INTEGER NOT NULL DEFAULT 0 CHECK (acceptance_sent IN (0, 1)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  resolved_at INTEGER,
  CHECK (status <> 'attending' OR assignee_id IS NOT NULL),
  CHECK (status <> 'waiting' OR assignee_id IS NULL)
) STRICT;

CREATE INDEX tickets_by_department ON tickets(status, department_id, last_message_at DESC, id DESC);

CREATE INDEX tickets_by_time ON tickets(status, last_message_at DESC, id DESC);

CREATE INDEX tickets_of_assignee ON tickets(assignee_id, status, last_message_at DESC, id DESC) WHERE assignee_id IS NOT NULL;

CREATE INDEX tickets_of_contact ON tickets(contact_id, connection_id, id DESC);

CREATE UNIQUE INDEX tickets_one_open ON tickets(connection_id, contact_id) WHERE status IN ('waiting', 'attending');

CREATE TRIGGER assignees_counted_delete AFTER DELETE ON tickets WHEN old.assignee_id IS NOT NULL BEGIN
  UPDATE assignee_counts SET n = n - 1
  WHERE user_id = old.assignee_id AND department_id = ifnull(old.department_id, 0) AND status = old.status;
END;

CREATE TRIGGER assignees_counted_insert AFTER INSERT ON tickets WHEN new.assignee_id IS NOT NULL BEGIN
  INSERT INTO assignee_counts(user_id, department_id, status, n)
  VALUES (new.assignee_id, ifnull(new.department_id, 0), new.status, 1)
  ON CONFLICT (user_id, department_id, status) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER assignees_counted_update AFTER UPDATE OF status, department_id, assignee_id ON tickets
WHEN old.status <> new.status OR old.department_id IS NOT new.department_id
  OR old.assignee_id IS NOT new.assignee_id BEGIN
  UPDATE assignee_counts SET n = n - 1
  WHERE user_id = old.assignee_id AND department_id = ifnull(old.department_id, 0) AND status = old.status;
  INSERT INTO assignee_counts(user_id, department_id, status, n)
  SELECT new.assignee_id, ifnull(new.department_id, 0), new.status, 1 WHERE new.assignee_id IS NOT NULL
  ON CONFLICT (user_id, department_id, status) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER tickets_counted_delete AFTER DELETE ON tickets BEGIN
  UPDATE ticket_counts SET n = n - 1 WHERE department_id = ifnull(old.department_id, 0) AND status = old.status;
END;

CREATE TRIGGER tickets_counted_insert AFTER INSERT ON tickets BEGIN
  INSERT INTO ticket_counts(department_id, status, n) VALUES (ifnull(new.department_id, 0), new.status, 1)
  ON CONFLICT (department_id, status) DO UPDATE SET n = n + 1;
END;

CREATE TRIGGER tickets_counted_update AFTER UPDATE OF status, department_id ON tickets
WHEN old.status <> new.status OR old.department_id IS NOT new.department_id BEGIN
  UPDATE ticket_counts SET n = n - 1 WHERE department_id = ifnull(old.department_id, 0) AND status = old.status;
  INSERT INTO ticket_counts(department_id, status, n) VALUES (ifnull(new.department_id, 0), new.status, 1)
  ON CONFLICT (department_id, status) DO UPDATE SET n = n + 1;
END;

CREATE TABLE tokens (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  token_hash TEXT NOT NULL UNIQUE,
  user_id INTEGER NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

CREATE TABLE unit_guards (
  statement INTEGER NOT NULL,
  CONSTRAINT unit_guard_failed CHECK (statement < 0)
) STRICT;

CREATE TABLE units (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX units_by_age ON units(at);

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  email TEXT NOT NULL COLLATE NOCASE UNIQUE,
  name TEXT NOT NULL,
  public_name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('admin', 'supervisor', 'agent')),
  see_unassigned INTEGER NOT NULL DEFAULT 1 CHECK (see_unassigned IN (0, 1)),
  locale TEXT CHECK (locale IN ('pt-BR', 'en', 'es')),
  theme TEXT CHECK (theme IN ('light', 'dark')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  created_at INTEGER NOT NULL
, permissions TEXT NOT NULL DEFAULT
  '["signature","templates","start_conversation","return_ticket","close_without_farewell","edit_contacts"]', picture_sha256 TEXT) STRICT;
