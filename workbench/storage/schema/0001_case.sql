-- The first released schema. Steps are append-only: a later change is a new file.
-- Positions are code points in article_text.text; times are ISO 8601 with zone; ids are UUIDs.

CREATE TABLE source (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'unknown',
  country TEXT,
  reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
  descriptor TEXT,
  note TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL
) STRICT;

CREATE TABLE import (
  id TEXT PRIMARY KEY NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'published', 'withdrawn')),
  process TEXT NOT NULL DEFAULT '',
  contents TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL
) STRICT;

CREATE TABLE article (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  source_id TEXT REFERENCES source (id),
  author TEXT,
  published TEXT,
  published_from TEXT,
  url TEXT,
  canonical_url TEXT,
  retrieved TEXT,
  language TEXT,
  direction TEXT CHECK (direction IN ('ltr', 'rtl')),
  state TEXT NOT NULL DEFAULT 'unread',
  status TEXT NOT NULL DEFAULT 'active',
  status_note TEXT,
  status_date TEXT,
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  version INTEGER NOT NULL DEFAULT 1,
  import_id TEXT REFERENCES import (id),
  created TEXT NOT NULL,
  text_sha256 TEXT
) STRICT;
CREATE INDEX article_source ON article (source_id);
CREATE INDEX article_import ON article (import_id);
CREATE INDEX article_author ON article (author);
CREATE INDEX article_language ON article (language);
CREATE INDEX article_published ON article (published, id);
CREATE INDEX article_dated ON article (id, published);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_canonical_url ON article (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX article_hidden ON article (hidden) WHERE hidden = 1;

-- An article is seen when its import is published (or it never belonged to one).
CREATE VIEW seen_article AS
  SELECT article.* FROM article
  LEFT JOIN import ON import.id = article.import_id
  WHERE import.id IS NULL OR import.state = 'published';
-- Of the others, those that are hidden, too, are left out of lists and searches.
CREATE VIEW unlisted_article AS
  SELECT number, id FROM article WHERE hidden = 1
  UNION
  SELECT number, id FROM article
  WHERE import_id IN (SELECT id FROM import WHERE state <> 'published');

CREATE TABLE original (
  sha256 TEXT PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE TRIGGER original_stays BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'original bytes never change'); END;

-- The text comes last: what stands behind it in a row is slow to reach.
CREATE TABLE article_text (
  article_id TEXT NOT NULL REFERENCES article (id),
  version INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  characters INTEGER NOT NULL,
  original_sha256 TEXT NOT NULL REFERENCES original (sha256),
  file_name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  encoding TEXT,
  encoding_sure INTEGER NOT NULL CHECK (encoding_sure IN (0, 1)),
  created TEXT NOT NULL,
  part INTEGER,
  found_in TEXT NOT NULL DEFAULT '{}',
  reading TEXT NOT NULL DEFAULT 'imported' CHECK (reading IN ('imported', 'encoding', 'whole')),
  as_imported TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  PRIMARY KEY (article_id, version)
) STRICT;
CREATE INDEX article_text_sha256 ON article_text (sha256);
CREATE TRIGGER article_text_stays BEFORE UPDATE ON article_text
BEGIN SELECT RAISE(ABORT, 'stored text never changes'); END;
-- Only what an import wrote and never published may go again.
CREATE TRIGGER article_text_is_kept BEFORE DELETE ON article_text
WHEN NOT EXISTS (
  SELECT 1 FROM article JOIN import ON import.id = article.import_id
  WHERE article.id = OLD.article_id AND import.state = 'pending'
)
BEGIN SELECT RAISE(ABORT, 'stored text is never deleted'); END;
CREATE TRIGGER original_is_kept BEFORE DELETE ON original
WHEN EXISTS (SELECT 1 FROM article_text WHERE original_sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'original bytes are never deleted'); END;

CREATE TABLE region (
  id TEXT PRIMARY KEY NOT NULL,
  article_id TEXT NOT NULL REFERENCES article (id),
  version INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  creator TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'active',
  created TEXT NOT NULL,
  detail TEXT,
  CHECK ("end" > start)
) STRICT;
CREATE INDEX region_place ON region (article_id, version, start);

CREATE TABLE tag (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  group_name TEXT NOT NULL,
  key TEXT,
  glyph TEXT NOT NULL,
  underline TEXT NOT NULL,
  light_stripe TEXT NOT NULL,
  light_fill TEXT NOT NULL,
  light_overlap TEXT NOT NULL,
  dark_stripe TEXT NOT NULL,
  dark_fill TEXT NOT NULL,
  dark_overlap TEXT NOT NULL,
  meaning TEXT NOT NULL DEFAULT '',
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE annotation (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  article_id TEXT NOT NULL REFERENCES article (id),
  version INTEGER NOT NULL,
  start INTEGER NOT NULL CHECK (start >= 0),
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'anchored' CHECK (state IN ('anchored', 'orphaned')),
  state_reason TEXT,
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  CHECK ("end" > start)
) STRICT;
CREATE INDEX annotation_place ON annotation (article_id, start, "end");
CREATE INDEX annotation_modified ON annotation (modified);
CREATE INDEX annotation_created ON annotation (created);
CREATE INDEX annotation_orphaned ON annotation (id, article_id) WHERE state = 'orphaned';

CREATE TABLE annotation_tag (
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  tag_id TEXT NOT NULL REFERENCES tag (id),
  PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_tag_tag ON annotation_tag (tag_id, annotation_id);

CREATE TABLE claim (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  statement TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT 'other',
  verdict_tag_id TEXT REFERENCES tag (id),
  credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
  likelihood TEXT,
  confidence TEXT,
  rationale TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL DEFAULT 0,
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;

CREATE TABLE origin (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL DEFAULT 'unknown',
  source_id TEXT REFERENCES source (id),
  note TEXT NOT NULL DEFAULT '',
  independent_of_all INTEGER NOT NULL DEFAULT 0 CHECK (independent_of_all IN (0, 1)),
  created TEXT NOT NULL
) STRICT;

CREATE TABLE origin_link (
  id TEXT PRIMARY KEY NOT NULL,
  origin_a TEXT NOT NULL REFERENCES origin (id),
  origin_b TEXT NOT NULL REFERENCES origin (id),
  relation TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (origin_a, origin_b),
  CHECK (origin_a < origin_b)
) STRICT;

CREATE TABLE evidence (
  id TEXT PRIMARY KEY NOT NULL,
  claim_id TEXT NOT NULL REFERENCES claim (id),
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  stance TEXT NOT NULL,
  origin_id TEXT REFERENCES origin (id),
  cited_source_id TEXT REFERENCES source (id),
  note TEXT NOT NULL DEFAULT '',
  creator TEXT NOT NULL,
  created TEXT NOT NULL,
  UNIQUE (claim_id, annotation_id)
) STRICT;
CREATE INDEX evidence_annotation ON evidence (annotation_id);
CREATE INDEX evidence_origin ON evidence (origin_id);

-- Word-shingle fingerprints of texts, for finding text that was copied: the runs of six words that
-- are kept (one in four), and which texts were looked at. No foreign key on the many rows: only
-- published texts have any, and those stay.
CREATE TABLE fingerprint (
  hash INTEGER NOT NULL,
  article_number INTEGER NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (hash, article_number, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE fingerprinted (
  article_number INTEGER NOT NULL REFERENCES article (number),
  version INTEGER NOT NULL,
  PRIMARY KEY (article_number, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL
) STRICT;

CREATE TABLE report (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  scope TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  history_n INTEGER NOT NULL
) STRICT;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

-- What people did. verb is do, undo or redo; state says where a 'do' stands on the undo stack.
CREATE TABLE action (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL,
  verb TEXT NOT NULL CHECK (verb IN ('do', 'undo', 'redo')),
  of_action TEXT REFERENCES action (id),
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped', 'recorded')),
  place_article TEXT,
  place_start INTEGER,
  place_end INTEGER
) STRICT;
CREATE INDEX action_stack ON action (state, n);

-- Every edit, in order; each row's hash covers the row and the hash before it.
CREATE TABLE history (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  action_id TEXT NOT NULL REFERENCES action (id),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  verb TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  article_id TEXT,
  before TEXT,
  after TEXT,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX history_action ON history (action_id, n);
CREATE INDEX history_entity ON history (entity_id, n);
CREATE INDEX history_article ON history (article_id, n);
CREATE INDEX history_evidence ON history (n) WHERE entity = 'evidence';
CREATE INDEX history_claim ON history (n) WHERE entity = 'claim';
CREATE TRIGGER history_is_kept BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;

-- The search index. A passage is a sentence; the bounds of a text's passages are one JSON list of
-- [start, end], since a row for each would cost as much to write as the index. A passage's row in
-- the index is (article number << 24) + its place in that list. The indexed words are folded by
-- the program and separated by spaces, so that the tokenizer has nothing left to decide;
-- contentless, because the words can be made again from the text.
CREATE TABLE text_passages (
  article_number INTEGER NOT NULL REFERENCES article (number),
  version INTEGER NOT NULL,
  bounds TEXT NOT NULL,
  PRIMARY KEY (article_number, version)
) STRICT;
CREATE VIRTUAL TABLE passage_index USING fts5 (words, content = '', tokenize = 'ascii');
-- Labels are words of the program: the article and the tags, so that a filter by them costs no more
-- than a search for a word.
CREATE VIRTUAL TABLE annotation_index USING fts5 (
  quote, note, labels, content = '', tokenize = 'ascii'
);
