PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1464549955;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'workbench','0001_case','2026-11-22 13:29:13.890014+00:00');
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
INSERT INTO "action" VALUES(1,'6039f445-a52e-4110-bf51-ba8990f79058','New case','do',NULL,'recorded',NULL,NULL,NULL);
INSERT INTO "action" VALUES(2,'0d22b080-e47c-4128-821b-da91fa6f6012','Import 2 articles','do',NULL,'done',NULL,NULL,NULL);
INSERT INTO "action" VALUES(3,'89435c5f-e7a6-4416-93ad-c192451e1feb','Tag ''Opinion''','do',NULL,'done','91c04380-91d1-44a8-ae6b-045a12c7fedb',0,7);
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
INSERT INTO "annotation" VALUES(1,'7d09d836-91c3-4faf-8361-f395cd38130e','91c04380-91d1-44a8-ae6b-045a12c7fedb',1,0,7,'Harbour','',' bridge closed

The bridge was c','A note.','anchored',NULL,'analyst','2026-11-22T13:29:13.961+00:00','2026-11-22T13:29:13.961+00:00');
CREATE TABLE annotation_tag (
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  tag_id TEXT NOT NULL REFERENCES tag (id),
  PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "annotation_tag" VALUES('7d09d836-91c3-4faf-8361-f395cd38130e','2800a853-e549-4755-8959-5d5d4878e64c');
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
INSERT INTO "article" VALUES(1,'91c04380-91d1-44a8-ae6b-045a12c7fedb','Harbour bridge closed','248e0db7-1949-44a9-b7ce-eea42176a5ef',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'started','active',NULL,NULL,0,1,'31a0c5c7-0639-40e7-a803-58be54544132','2026-11-22T13:29:13.930+00:00',NULL);
INSERT INTO "article" VALUES(2,'75cbe720-33e4-4ca2-bb51-0f41b4fe9506','Council disputes repair time',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'unread','active',NULL,NULL,0,1,'31a0c5c7-0639-40e7-a803-58be54544132','2026-11-22T13:29:13.930+00:00',NULL);
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
INSERT INTO "article_text" VALUES('91c04380-91d1-44a8-ae6b-045a12c7fedb',1,'d1ccc62311f941ec12aa1a4cbd38e467da09739e6c3fa6acbe39ba98fcd94fe2',222,'d1ccc62311f941ec12aa1a4cbd38e467da09739e6c3fa6acbe39ba98fcd94fe2','invented.txt','text/plain','utf-8',1,'2026-11-22T13:29:13.930+00:00',NULL,'{}','imported','426df51ff5d9e4d51899aaba101928bbf02865c26c01a102ffbd5cad91307cd1','Harbour bridge closed

The bridge was closed at 06:40 after inspectors found a crack 🌉 in the pylon. “Nobody was in danger,” said Dr. Lena Ortiz.
Officials believe a storm may have caused it. Repairs could take six months.');
INSERT INTO "article_text" VALUES('75cbe720-33e4-4ca2-bb51-0f41b4fe9506',1,'b1c1e315a50926e0865d75a35237a3824b24063108b6b0c37ef0411964272280',84,'b1c1e315a50926e0865d75a35237a3824b24063108b6b0c37ef0411964272280','invented.txt','text/plain','utf-8',1,'2026-11-22T13:29:13.930+00:00',NULL,'{}','imported','655a0e662c5cd2579551da208508fdd001f62b232402715430b7a9202635c18e','Council disputes repair time

Two papers reported six weeks. Neither named a source.');
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
INSERT INTO "history" VALUES(1,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','setting','title',NULL,NULL,'{"key": "title", "value": "Harbour"}','0000000000000000000000000000000000000000000000000000000000000000','eca7ad3f73aed3facd9018607fa3bf1b1218b92d7fccfe891e16ffb6566884cd');
INSERT INTO "history" VALUES(2,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','0b91252a-b5a1-4c6e-8f9b-8983f624a3b5',NULL,NULL,'{"id": "0b91252a-b5a1-4c6e-8f9b-8983f624a3b5", "name": "unverified", "group_name": "verdict", "glyph": "?", "underline": "dotted", "light_stripe": "#8A6D00", "light_fill": "#EBE5D0", "light_overlap": "#D7CDA5", "dark_stripe": "#A6903D", "dark_fill": "#393627", "dark_overlap": "#4F482C", "key": "1", "meaning": "Nobody checked, or checking settled nothing.", "active": true, "position": 0}','eca7ad3f73aed3facd9018607fa3bf1b1218b92d7fccfe891e16ffb6566884cd','42ef8dad8b070832f1c6c30eb5a8a4a80ffde309ab2d20ce6463d55362931fda');
INSERT INTO "history" VALUES(3,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','4453bbeb-468b-4dce-886f-82bfb08318b6',NULL,NULL,'{"id": "4453bbeb-468b-4dce-886f-82bfb08318b6", "name": "speculative", "group_name": "nature", "glyph": "~", "underline": "wave", "light_stripe": "#B25000", "light_fill": "#F2E0D0", "light_overlap": "#E5C3A5", "dark_stripe": "#C77F45", "dark_fill": "#403229", "dark_overlap": "#5B422F", "key": "2", "meaning": "A forecast, a motive or a conditional.", "active": true, "position": 1}','42ef8dad8b070832f1c6c30eb5a8a4a80ffde309ab2d20ce6463d55362931fda','808a7d4b2ffee3588a2e16fc45a59c8255d77ee253b9b842c9c4af84efc305e4');
INSERT INTO "history" VALUES(4,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','9aad8cb8-e596-4d97-81f9-5adfc836a206',NULL,NULL,'{"id": "9aad8cb8-e596-4d97-81f9-5adfc836a206", "name": "corroborated", "group_name": "verdict", "glyph": "✓", "underline": "solid", "light_stripe": "#00734F", "light_fill": "#D4E6DD", "light_overlap": "#A8CFC0", "dark_stripe": "#4D9D84", "dark_fill": "#273836", "dark_overlap": "#2F4C45", "key": "3", "meaning": "Others agree; their independence is not proved.", "active": true, "position": 2}','808a7d4b2ffee3588a2e16fc45a59c8255d77ee253b9b842c9c4af84efc305e4','7237fd7a1afd0c2d291a10fb9f60640652592549b8af09b4f6c01e5e5c04f5b1');
INSERT INTO "history" VALUES(5,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','f22d20bf-f917-40a4-a26d-b27f6c2bc2c8',NULL,NULL,'{"id": "f22d20bf-f917-40a4-a26d-b27f6c2bc2c8", "name": "contradicted", "group_name": "verdict", "glyph": "±", "underline": "dash", "light_stripe": "#7A3FA0", "light_fill": "#E8DEEB", "light_overlap": "#D2BDDB", "dark_stripe": "#AA84C2", "dark_fill": "#3A3342", "dark_overlap": "#50435C", "key": "4", "meaning": "Cannot be true together with another item; open.", "active": true, "position": 3}','7237fd7a1afd0c2d291a10fb9f60640652592549b8af09b4f6c01e5e5c04f5b1','ac62d78320558fc2943afee8ce4ed1c3a958ebf8e8a51a6a8ef8afcc18d9cef7');
INSERT INTO "history" VALUES(6,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','5cebb647-2ae1-4011-9ca9-94d194d8d63c',NULL,NULL,'{"id": "5cebb647-2ae1-4011-9ca9-94d194d8d63c", "name": "confirmed", "group_name": "verdict", "glyph": "◆", "underline": "double", "light_stripe": "#0B63A5", "light_fill": "#D6E4EC", "light_overlap": "#ACC9DD", "dark_stripe": "#5C96C3", "dark_fill": "#2A3742", "dark_overlap": "#344A5C", "key": "5", "meaning": "Independent origins agree, or the primary record was seen.", "active": true, "position": 4}','ac62d78320558fc2943afee8ce4ed1c3a958ebf8e8a51a6a8ef8afcc18d9cef7','c2ceb0dcf39d82b34e292c3f01e143daa615d8689fe79233f3514ac9c4d37b96');
INSERT INTO "history" VALUES(7,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','80c77523-f48a-4910-9065-a11562753e51',NULL,NULL,'{"id": "80c77523-f48a-4910-9065-a11562753e51", "name": "misleading", "group_name": "framing", "glyph": "!", "underline": "dash-dot", "light_stripe": "#A6336B", "light_fill": "#F0DBE2", "light_overlap": "#E1B9C9", "dark_stripe": "#C3769C", "dark_fill": "#3F303A", "dark_overlap": "#593E4E", "key": "6", "meaning": "The facts may hold; the impression does not.", "active": true, "position": 5}','c2ceb0dcf39d82b34e292c3f01e143daa615d8689fe79233f3514ac9c4d37b96','a20e730ba6700e2b6814cfd2dabc843222dc8def54e6ec3bbb7bb8f159e2c4c6');
INSERT INTO "history" VALUES(8,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','2800a853-e549-4755-8959-5d5d4878e64c',NULL,NULL,'{"id": "2800a853-e549-4755-8959-5d5d4878e64c", "name": "opinion", "group_name": "nature", "glyph": "“", "underline": "none", "light_stripe": "#007280", "light_fill": "#D4E6E5", "light_overlap": "#A8CED1", "dark_stripe": "#4D9CA6", "dark_fill": "#27383C", "dark_overlap": "#2F4C52", "key": "7", "meaning": "A value, an analogy or a characterisation.", "active": true, "position": 6}','a20e730ba6700e2b6814cfd2dabc843222dc8def54e6ec3bbb7bb8f159e2c4c6','e6e857030383057bdb1d78980578e547569e374f2982330f3d80888d7694f5fc');
INSERT INTO "history" VALUES(9,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','e90354dc-2c5c-414c-b1ee-b674ae67f21d',NULL,NULL,'{"id": "e90354dc-2c5c-414c-b1ee-b674ae67f21d", "name": "fabricated", "group_name": "verdict", "glyph": "✗", "underline": "dash-dot-dot", "light_stripe": "#B3261E", "light_fill": "#F2D9D5", "light_overlap": "#E5B5AF", "dark_stripe": "#D17B76", "dark_fill": "#423133", "dark_overlap": "#5E4040", "key": "8", "meaning": "There is positive evidence that it was invented.", "active": true, "position": 7}','e6e857030383057bdb1d78980578e547569e374f2982330f3d80888d7694f5fc','1d2e089e41486c2da45aec019bad9440eba0401810caf9c2f4baaaa68fcff62a');
INSERT INTO "history" VALUES(10,'6039f445-a52e-4110-bf51-ba8990f79058','2026-11-22T13:29:13.908+00:00','root','New case','do','tag','176f581d-1569-41f4-b174-152ef4a8c604',NULL,NULL,'{"id": "176f581d-1569-41f4-b174-152ef4a8c604", "name": "retracted", "group_name": "verdict", "glyph": "↩", "underline": "strike", "light_stripe": "#4A4A4A", "light_fill": "#E0DFDC", "light_overlap": "#C1C1BE", "dark_stripe": "#919191", "dark_fill": "#353638", "dark_overlap": "#47484A", "key": "9", "meaning": "The publisher withdrew it.", "active": true, "position": 8}','1d2e089e41486c2da45aec019bad9440eba0401810caf9c2f4baaaa68fcff62a','a4626df25206fc84b4fa9bfb3210e66e4a2edfe67b98af00158be50a42b9a38c');
INSERT INTO "history" VALUES(11,'0d22b080-e47c-4128-821b-da91fa6f6012','2026-11-22T13:29:13.951+00:00','analyst','Import 2 articles','do','import','31a0c5c7-0639-40e7-a803-58be54544132',NULL,'{"state": "withdrawn", "contents": ""}','{"state": "published", "contents": "eed62a6cfccb17239f803f3c940243a41e4b58ac10c6118b9ed9d9223f9f4d3c"}','a4626df25206fc84b4fa9bfb3210e66e4a2edfe67b98af00158be50a42b9a38c','6dbe770744946967ac2c0e021b734771a4010792037839a4c46c8e4d49f0c3ee');
INSERT INTO "history" VALUES(12,'89435c5f-e7a6-4416-93ad-c192451e1feb','2026-11-22T13:29:13.964+00:00','analyst','Tag ''Opinion''','do','annotation','7d09d836-91c3-4faf-8361-f395cd38130e','91c04380-91d1-44a8-ae6b-045a12c7fedb',NULL,'{"id": "7d09d836-91c3-4faf-8361-f395cd38130e", "article_id": "91c04380-91d1-44a8-ae6b-045a12c7fedb", "version": 1, "start": 0, "end": 7, "quote": "Harbour", "prefix": "", "suffix": " bridge closed\n\nThe bridge was c", "tags": ["2800a853-e549-4755-8959-5d5d4878e64c"], "note": "A note.", "state": "anchored", "state_reason": null, "creator": "analyst", "created": "2026-11-22T13:29:13.961+00:00", "modified": "2026-11-22T13:29:13.961+00:00"}','6dbe770744946967ac2c0e021b734771a4010792037839a4c46c8e4d49f0c3ee','f73056fad1c9c90809133eb8126163856dd648ab752d2c72fffbab741665fb00');
INSERT INTO "history" VALUES(13,'89435c5f-e7a6-4416-93ad-c192451e1feb','2026-11-22T13:29:13.964+00:00','analyst','Tag ''Opinion''','do','article','91c04380-91d1-44a8-ae6b-045a12c7fedb','91c04380-91d1-44a8-ae6b-045a12c7fedb','{"state": "unread"}','{"state": "started"}','f73056fad1c9c90809133eb8126163856dd648ab752d2c72fffbab741665fb00','b6f60c398c425c3a3a591869c033dad04cd19dcd107a6062970d900fd98cf240');
CREATE TABLE import (
  id TEXT PRIMARY KEY NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'published', 'withdrawn')),
  process TEXT NOT NULL DEFAULT '',
  contents TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL
) STRICT;
INSERT INTO "import" VALUES('31a0c5c7-0639-40e7-a803-58be54544132','published','vm:13851','eed62a6cfccb17239f803f3c940243a41e4b58ac10c6118b9ed9d9223f9f4d3c','2026-11-22T13:29:13.912+00:00');
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
CREATE TABLE original (
  sha256 TEXT PRIMARY KEY NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO "original" VALUES('d1ccc62311f941ec12aa1a4cbd38e467da09739e6c3fa6acbe39ba98fcd94fe2',X'486172626F75722062726964676520636C6F7365640A0A546865206272696467652077617320636C6F7365642061742030363A343020616674657220696E73706563746F727320666F756E64206120637261636B20F09F8C8920696E207468652070796C6F6E2E20E2809C4E6F626F64792077617320696E2064616E6765722CE2809D20736169642044722E204C656E61204F7274697A2E0A4F6666696369616C732062656C6965766520612073746F726D206D61792068617665206361757365642069742EC2A05265706169727320636F756C642074616B6520736978206D6F6E7468732E');
INSERT INTO "original" VALUES('b1c1e315a50926e0865d75a35237a3824b24063108b6b0c37ef0411964272280',X'436F756E63696C206469737075746573207265706169722074696D650A0A54776F20706170657273207265706F7274656420736978207765656B732E204E656974686572206E616D6564206120736F757263652E');
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
CREATE TABLE report (
  id TEXT PRIMARY KEY NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  scope TEXT NOT NULL,
  format TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  history_n INTEGER NOT NULL
) STRICT;
CREATE TABLE saved_search (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL UNIQUE,
  query TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  created TEXT NOT NULL
) STRICT;
CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES('title','Harbour');
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
INSERT INTO "source" VALUES('248e0db7-1949-44a9-b7ce-eea42176a5ef','Coastal Courier','unknown',NULL,NULL,NULL,'','2026-11-22T13:29:13.930+00:00');
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
INSERT INTO "tag" VALUES('0b91252a-b5a1-4c6e-8f9b-8983f624a3b5','unverified','verdict','1','?','dotted','#8A6D00','#EBE5D0','#D7CDA5','#A6903D','#393627','#4F482C','Nobody checked, or checking settled nothing.',1,0);
INSERT INTO "tag" VALUES('4453bbeb-468b-4dce-886f-82bfb08318b6','speculative','nature','2','~','wave','#B25000','#F2E0D0','#E5C3A5','#C77F45','#403229','#5B422F','A forecast, a motive or a conditional.',1,1);
INSERT INTO "tag" VALUES('9aad8cb8-e596-4d97-81f9-5adfc836a206','corroborated','verdict','3','✓','solid','#00734F','#D4E6DD','#A8CFC0','#4D9D84','#273836','#2F4C45','Others agree; their independence is not proved.',1,2);
INSERT INTO "tag" VALUES('f22d20bf-f917-40a4-a26d-b27f6c2bc2c8','contradicted','verdict','4','±','dash','#7A3FA0','#E8DEEB','#D2BDDB','#AA84C2','#3A3342','#50435C','Cannot be true together with another item; open.',1,3);
INSERT INTO "tag" VALUES('5cebb647-2ae1-4011-9ca9-94d194d8d63c','confirmed','verdict','5','◆','double','#0B63A5','#D6E4EC','#ACC9DD','#5C96C3','#2A3742','#344A5C','Independent origins agree, or the primary record was seen.',1,4);
INSERT INTO "tag" VALUES('80c77523-f48a-4910-9065-a11562753e51','misleading','framing','6','!','dash-dot','#A6336B','#F0DBE2','#E1B9C9','#C3769C','#3F303A','#593E4E','The facts may hold; the impression does not.',1,5);
INSERT INTO "tag" VALUES('2800a853-e549-4755-8959-5d5d4878e64c','opinion','nature','7','“','none','#007280','#D4E6E5','#A8CED1','#4D9CA6','#27383C','#2F4C52','A value, an analogy or a characterisation.',1,6);
INSERT INTO "tag" VALUES('e90354dc-2c5c-414c-b1ee-b674ae67f21d','fabricated','verdict','8','✗','dash-dot-dot','#B3261E','#F2D9D5','#E5B5AF','#D17B76','#423133','#5E4040','There is positive evidence that it was invented.',1,7);
INSERT INTO "tag" VALUES('176f581d-1569-41f4-b174-152ef4a8c604','retracted','verdict','9','↩','strike','#4A4A4A','#E0DFDC','#C1C1BE','#919191','#353638','#47484A','The publisher withdrew it.',1,8);
CREATE TABLE text_passages (
  article_number INTEGER NOT NULL REFERENCES article (number),
  version INTEGER NOT NULL,
  bounds TEXT NOT NULL,
  PRIMARY KEY (article_number, version)
) STRICT;
INSERT INTO "text_passages" VALUES(1,1,'[[0,21],[23,100],[101,145],[146,191],[192,222]]');
INSERT INTO "text_passages" VALUES(2,1,'[[0,28],[30,60],[61,84]]');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX article_source ON article (source_id);
CREATE INDEX article_import ON article (import_id);
CREATE INDEX article_author ON article (author);
CREATE INDEX article_language ON article (language);
CREATE INDEX article_published ON article (published, id);
CREATE INDEX article_dated ON article (id, published);
CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_canonical_url ON article (canonical_url) WHERE canonical_url IS NOT NULL;
CREATE INDEX article_hidden ON article (hidden) WHERE hidden = 1;
CREATE VIEW seen_article AS
  SELECT article.* FROM article
  LEFT JOIN import ON import.id = article.import_id
  WHERE import.id IS NULL OR import.state = 'published';
CREATE VIEW unlisted_article AS
  SELECT number, id FROM article WHERE hidden = 1
  UNION
  SELECT number, id FROM article
  WHERE import_id IN (SELECT id FROM import WHERE state <> 'published');
CREATE TRIGGER original_stays BEFORE UPDATE ON original
BEGIN SELECT RAISE(ABORT, 'original bytes never change'); END;
CREATE INDEX article_text_sha256 ON article_text (sha256);
CREATE TRIGGER article_text_stays BEFORE UPDATE ON article_text
BEGIN SELECT RAISE(ABORT, 'stored text never changes'); END;
CREATE TRIGGER article_text_is_kept BEFORE DELETE ON article_text
WHEN NOT EXISTS (
  SELECT 1 FROM article JOIN import ON import.id = article.import_id
  WHERE article.id = OLD.article_id AND import.state = 'pending'
)
BEGIN SELECT RAISE(ABORT, 'stored text is never deleted'); END;
CREATE TRIGGER original_is_kept BEFORE DELETE ON original
WHEN EXISTS (SELECT 1 FROM article_text WHERE original_sha256 = OLD.sha256)
BEGIN SELECT RAISE(ABORT, 'original bytes are never deleted'); END;
CREATE INDEX region_place ON region (article_id, version, start);
CREATE INDEX annotation_place ON annotation (article_id, start, "end");
CREATE INDEX annotation_modified ON annotation (modified);
CREATE INDEX annotation_created ON annotation (created);
CREATE INDEX annotation_orphaned ON annotation (article_id) WHERE state = 'orphaned';
CREATE INDEX annotation_tag_tag ON annotation_tag (tag_id, annotation_id);
CREATE INDEX evidence_annotation ON evidence (annotation_id);
CREATE INDEX evidence_origin ON evidence (origin_id);
CREATE INDEX action_stack ON action (state, n);
CREATE INDEX history_action ON history (action_id, n);
CREATE INDEX history_entity ON history (entity_id, n);
CREATE INDEX history_article ON history (article_id, n);
CREATE INDEX history_evidence ON history (n) WHERE entity = 'evidence';
CREATE INDEX history_claim ON history (n) WHERE entity = 'claim';
CREATE TRIGGER history_is_kept BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
CREATE TRIGGER history_stays BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is append-only'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('action',3);
INSERT INTO "sqlite_sequence" VALUES('history',13);
INSERT INTO "sqlite_sequence" VALUES('article',2);
CREATE VIRTUAL TABLE passage_index USING fts5 (words, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE annotation_index USING fts5 (
  quote, note, labels, content = '', tokenize = 'ascii'
);
COMMIT;
