PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1464549955;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'workbench','0001_case','2026-11-22 13:41:36.991106+00:00');
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
INSERT INTO "action" VALUES(1,'c50f390a-6025-4b93-abbb-10859a3fb8d3','New case','do',NULL,'recorded',NULL,NULL,NULL);
INSERT INTO "action" VALUES(2,'c15257e5-38b5-4c01-81a7-65ba2f0535bc','Import 2 articles','do',NULL,'done',NULL,NULL,NULL);
INSERT INTO "action" VALUES(3,'7f98a87f-d86a-4c3d-aad7-d853efd2b515','Tag ''Opinion''','do',NULL,'done','74e0e55a-ac46-4f2d-af25-f466b4b725c5',0,7);
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
INSERT INTO "annotation" VALUES(1,'925888bc-967a-4b0d-8276-74b524e82a34','74e0e55a-ac46-4f2d-af25-f466b4b725c5',1,0,7,'Harbour','',' bridge closed

The bridge was c','A note.','anchored',NULL,'analyst','2026-11-22T13:41:37.000+00:00','2026-11-22T13:41:37.000+00:00');
CREATE TABLE annotation_tag (
  annotation_id TEXT NOT NULL REFERENCES annotation (id),
  tag_id TEXT NOT NULL REFERENCES tag (id),
  PRIMARY KEY (annotation_id, tag_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "annotation_tag" VALUES('925888bc-967a-4b0d-8276-74b524e82a34','0b686872-6fc9-4dda-92c2-c70f7106ed05');
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
INSERT INTO "article" VALUES(1,'74e0e55a-ac46-4f2d-af25-f466b4b725c5','Harbour bridge closed','e8e1d056-37d9-410c-ac70-857db32e23e4',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'started','active',NULL,NULL,0,1,'fcfd50d8-c31c-4876-bd37-721c6e5fd814','2026-11-22T13:41:36.997+00:00',NULL);
INSERT INTO "article" VALUES(2,'30c6077c-0c14-4e69-81ed-498610768e1d','Council disputes repair time',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'unread','active',NULL,NULL,0,1,'fcfd50d8-c31c-4876-bd37-721c6e5fd814','2026-11-22T13:41:36.997+00:00',NULL);
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
INSERT INTO "article_text" VALUES('74e0e55a-ac46-4f2d-af25-f466b4b725c5',1,'d1ccc62311f941ec12aa1a4cbd38e467da09739e6c3fa6acbe39ba98fcd94fe2',222,'d1ccc62311f941ec12aa1a4cbd38e467da09739e6c3fa6acbe39ba98fcd94fe2','invented.txt','text/plain','utf-8',1,'2026-11-22T13:41:36.997+00:00',NULL,'{}','imported','9066c87345370fbb227cc5e49fc561b7cec62cf46ed49578e7290e9825a79cdf','Harbour bridge closed

The bridge was closed at 06:40 after inspectors found a crack 🌉 in the pylon. “Nobody was in danger,” said Dr. Lena Ortiz.
Officials believe a storm may have caused it. Repairs could take six months.');
INSERT INTO "article_text" VALUES('30c6077c-0c14-4e69-81ed-498610768e1d',1,'b1c1e315a50926e0865d75a35237a3824b24063108b6b0c37ef0411964272280',84,'b1c1e315a50926e0865d75a35237a3824b24063108b6b0c37ef0411964272280','invented.txt','text/plain','utf-8',1,'2026-11-22T13:41:36.997+00:00',NULL,'{}','imported','f32420573e7b23f8d61cde44b054e9b0647d48b69dc031dc27bbc97f378c42f7','Council disputes repair time

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
INSERT INTO "history" VALUES(1,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','setting','title',NULL,NULL,'{"key": "title", "value": "Harbour"}','0000000000000000000000000000000000000000000000000000000000000000','8a28e36901ab01100605fec503c069f8758974074a7637ebaac7134020092869');
INSERT INTO "history" VALUES(2,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','77537fff-73b2-45ff-9ed4-ae6dbf921f2b',NULL,NULL,'{"id": "77537fff-73b2-45ff-9ed4-ae6dbf921f2b", "name": "unverified", "group_name": "verdict", "glyph": "?", "underline": "dotted", "light_stripe": "#8A6D00", "light_fill": "#EBE5D0", "light_overlap": "#D7CDA5", "dark_stripe": "#A6903D", "dark_fill": "#393627", "dark_overlap": "#4F482C", "key": "1", "meaning": "Nobody checked, or checking settled nothing.", "active": true, "position": 0}','8a28e36901ab01100605fec503c069f8758974074a7637ebaac7134020092869','610d06ccd635e74fb6a704848817fab5d456d8a506b6ba501f92e044ccbd3195');
INSERT INTO "history" VALUES(3,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','fb2cb994-f870-42d1-a4ee-e84d8b07d41a',NULL,NULL,'{"id": "fb2cb994-f870-42d1-a4ee-e84d8b07d41a", "name": "speculative", "group_name": "nature", "glyph": "~", "underline": "wave", "light_stripe": "#B25000", "light_fill": "#F2E0D0", "light_overlap": "#E5C3A5", "dark_stripe": "#C77F45", "dark_fill": "#403229", "dark_overlap": "#5B422F", "key": "2", "meaning": "A forecast, a motive or a conditional.", "active": true, "position": 1}','610d06ccd635e74fb6a704848817fab5d456d8a506b6ba501f92e044ccbd3195','515747c3d062f5d5a26373e359fddf6333fc409321f012a2afabd1ff7427a156');
INSERT INTO "history" VALUES(4,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','81a02108-e39a-4d1d-8788-9583265acc70',NULL,NULL,'{"id": "81a02108-e39a-4d1d-8788-9583265acc70", "name": "corroborated", "group_name": "verdict", "glyph": "✓", "underline": "solid", "light_stripe": "#00734F", "light_fill": "#D4E6DD", "light_overlap": "#A8CFC0", "dark_stripe": "#4D9D84", "dark_fill": "#273836", "dark_overlap": "#2F4C45", "key": "3", "meaning": "Others agree; their independence is not proved.", "active": true, "position": 2}','515747c3d062f5d5a26373e359fddf6333fc409321f012a2afabd1ff7427a156','b10fed1a781218872c64885c4f614594415797b80b6158b134087232de69fd41');
INSERT INTO "history" VALUES(5,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','d61c635d-37c6-40da-afe0-ef92510a2e71',NULL,NULL,'{"id": "d61c635d-37c6-40da-afe0-ef92510a2e71", "name": "contradicted", "group_name": "verdict", "glyph": "±", "underline": "dash", "light_stripe": "#7A3FA0", "light_fill": "#E8DEEB", "light_overlap": "#D2BDDB", "dark_stripe": "#AA84C2", "dark_fill": "#3A3342", "dark_overlap": "#50435C", "key": "4", "meaning": "Cannot be true together with another item; open.", "active": true, "position": 3}','b10fed1a781218872c64885c4f614594415797b80b6158b134087232de69fd41','79ee2acf0971ea6418777baa7b71cb11ea6a153d3e1741fa8ea63291943d1942');
INSERT INTO "history" VALUES(6,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','b92acd34-75ac-424d-8bf5-f2bc7730283d',NULL,NULL,'{"id": "b92acd34-75ac-424d-8bf5-f2bc7730283d", "name": "confirmed", "group_name": "verdict", "glyph": "◆", "underline": "double", "light_stripe": "#0B63A5", "light_fill": "#D6E4EC", "light_overlap": "#ACC9DD", "dark_stripe": "#5C96C3", "dark_fill": "#2A3742", "dark_overlap": "#344A5C", "key": "5", "meaning": "Independent origins agree, or the primary record was seen.", "active": true, "position": 4}','79ee2acf0971ea6418777baa7b71cb11ea6a153d3e1741fa8ea63291943d1942','db943647abdc6a7a2ce2d4044f8b3f9d67fd56edfeefc5041f2b97feaac017ce');
INSERT INTO "history" VALUES(7,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','2523fb1e-a025-4b09-8045-0cdbfa89ee4e',NULL,NULL,'{"id": "2523fb1e-a025-4b09-8045-0cdbfa89ee4e", "name": "misleading", "group_name": "framing", "glyph": "!", "underline": "dash-dot", "light_stripe": "#A6336B", "light_fill": "#F0DBE2", "light_overlap": "#E1B9C9", "dark_stripe": "#C3769C", "dark_fill": "#3F303A", "dark_overlap": "#593E4E", "key": "6", "meaning": "The facts may hold; the impression does not.", "active": true, "position": 5}','db943647abdc6a7a2ce2d4044f8b3f9d67fd56edfeefc5041f2b97feaac017ce','3dc4adebaa7bc4b7ac79ccfdcd28ef10ab79816370026576dc8c59a938a387bb');
INSERT INTO "history" VALUES(8,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','0b686872-6fc9-4dda-92c2-c70f7106ed05',NULL,NULL,'{"id": "0b686872-6fc9-4dda-92c2-c70f7106ed05", "name": "opinion", "group_name": "nature", "glyph": "“", "underline": "none", "light_stripe": "#007280", "light_fill": "#D4E6E5", "light_overlap": "#A8CED1", "dark_stripe": "#4D9CA6", "dark_fill": "#27383C", "dark_overlap": "#2F4C52", "key": "7", "meaning": "A value, an analogy or a characterisation.", "active": true, "position": 6}','3dc4adebaa7bc4b7ac79ccfdcd28ef10ab79816370026576dc8c59a938a387bb','9694b62bcdeda3f50b2a858bd41d52b9a43f1f9c13065d6ecaae933a75c61464');
INSERT INTO "history" VALUES(9,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','5d9afd8c-2b32-4cc9-9396-d7359214a71e',NULL,NULL,'{"id": "5d9afd8c-2b32-4cc9-9396-d7359214a71e", "name": "fabricated", "group_name": "verdict", "glyph": "✗", "underline": "dash-dot-dot", "light_stripe": "#B3261E", "light_fill": "#F2D9D5", "light_overlap": "#E5B5AF", "dark_stripe": "#D17B76", "dark_fill": "#423133", "dark_overlap": "#5E4040", "key": "8", "meaning": "There is positive evidence that it was invented.", "active": true, "position": 7}','9694b62bcdeda3f50b2a858bd41d52b9a43f1f9c13065d6ecaae933a75c61464','ce6605b7fcac7fcf53bc2d12b63bcca6637be663b6bc922270b588b91a614f2b');
INSERT INTO "history" VALUES(10,'c50f390a-6025-4b93-abbb-10859a3fb8d3','2026-11-22T13:41:36.994+00:00','root','New case','do','tag','8d42099b-ab24-45fc-acfe-fb1f22cfe386',NULL,NULL,'{"id": "8d42099b-ab24-45fc-acfe-fb1f22cfe386", "name": "retracted", "group_name": "verdict", "glyph": "↩", "underline": "strike", "light_stripe": "#4A4A4A", "light_fill": "#E0DFDC", "light_overlap": "#C1C1BE", "dark_stripe": "#919191", "dark_fill": "#353638", "dark_overlap": "#47484A", "key": "9", "meaning": "The publisher withdrew it.", "active": true, "position": 8}','ce6605b7fcac7fcf53bc2d12b63bcca6637be663b6bc922270b588b91a614f2b','0552765ff795d62228a3993a2e3302622039aae75ed4cd1ab51c783268f2f5b9');
INSERT INTO "history" VALUES(11,'c15257e5-38b5-4c01-81a7-65ba2f0535bc','2026-11-22T13:41:36.999+00:00','analyst','Import 2 articles','do','import','fcfd50d8-c31c-4876-bd37-721c6e5fd814',NULL,'{"state": "withdrawn", "contents": ""}','{"state": "published", "contents": "46511666c50ff0ebe0244d41c8d939bff1b98a010dbd7444c22ce9c9ebb529fc"}','0552765ff795d62228a3993a2e3302622039aae75ed4cd1ab51c783268f2f5b9','05e1f20c87337140741d61725fa30dd325c3c957d57d86f56352f10965a23121');
INSERT INTO "history" VALUES(12,'7f98a87f-d86a-4c3d-aad7-d853efd2b515','2026-11-22T13:41:37.001+00:00','analyst','Tag ''Opinion''','do','annotation','925888bc-967a-4b0d-8276-74b524e82a34','74e0e55a-ac46-4f2d-af25-f466b4b725c5',NULL,'{"id": "925888bc-967a-4b0d-8276-74b524e82a34", "article_id": "74e0e55a-ac46-4f2d-af25-f466b4b725c5", "version": 1, "start": 0, "end": 7, "quote": "Harbour", "prefix": "", "suffix": " bridge closed\n\nThe bridge was c", "tags": ["0b686872-6fc9-4dda-92c2-c70f7106ed05"], "note": "A note.", "state": "anchored", "state_reason": null, "creator": "analyst", "created": "2026-11-22T13:41:37.000+00:00", "modified": "2026-11-22T13:41:37.000+00:00"}','05e1f20c87337140741d61725fa30dd325c3c957d57d86f56352f10965a23121','da9fedcfd26a64e515b90d202dc38fb103dd0a1be33d818275cd2fae12a4f0fd');
INSERT INTO "history" VALUES(13,'7f98a87f-d86a-4c3d-aad7-d853efd2b515','2026-11-22T13:41:37.001+00:00','analyst','Tag ''Opinion''','do','article','74e0e55a-ac46-4f2d-af25-f466b4b725c5','74e0e55a-ac46-4f2d-af25-f466b4b725c5','{"state": "unread"}','{"state": "started"}','da9fedcfd26a64e515b90d202dc38fb103dd0a1be33d818275cd2fae12a4f0fd','f551b86d9ae1f68c41fd31bb71f64528efa711e1d782d16bb81332651e3cd9da');
CREATE TABLE import (
  id TEXT PRIMARY KEY NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'published', 'withdrawn')),
  process TEXT NOT NULL DEFAULT '',
  contents TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL
) STRICT;
INSERT INTO "import" VALUES('fcfd50d8-c31c-4876-bd37-721c6e5fd814','published','vm:19497','46511666c50ff0ebe0244d41c8d939bff1b98a010dbd7444c22ce9c9ebb529fc','2026-11-22T13:41:36.995+00:00');
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
INSERT INTO "source" VALUES('e8e1d056-37d9-410c-ac70-857db32e23e4','Coastal Courier','unknown',NULL,NULL,NULL,'','2026-11-22T13:41:36.997+00:00');
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
INSERT INTO "tag" VALUES('77537fff-73b2-45ff-9ed4-ae6dbf921f2b','unverified','verdict','1','?','dotted','#8A6D00','#EBE5D0','#D7CDA5','#A6903D','#393627','#4F482C','Nobody checked, or checking settled nothing.',1,0);
INSERT INTO "tag" VALUES('fb2cb994-f870-42d1-a4ee-e84d8b07d41a','speculative','nature','2','~','wave','#B25000','#F2E0D0','#E5C3A5','#C77F45','#403229','#5B422F','A forecast, a motive or a conditional.',1,1);
INSERT INTO "tag" VALUES('81a02108-e39a-4d1d-8788-9583265acc70','corroborated','verdict','3','✓','solid','#00734F','#D4E6DD','#A8CFC0','#4D9D84','#273836','#2F4C45','Others agree; their independence is not proved.',1,2);
INSERT INTO "tag" VALUES('d61c635d-37c6-40da-afe0-ef92510a2e71','contradicted','verdict','4','±','dash','#7A3FA0','#E8DEEB','#D2BDDB','#AA84C2','#3A3342','#50435C','Cannot be true together with another item; open.',1,3);
INSERT INTO "tag" VALUES('b92acd34-75ac-424d-8bf5-f2bc7730283d','confirmed','verdict','5','◆','double','#0B63A5','#D6E4EC','#ACC9DD','#5C96C3','#2A3742','#344A5C','Independent origins agree, or the primary record was seen.',1,4);
INSERT INTO "tag" VALUES('2523fb1e-a025-4b09-8045-0cdbfa89ee4e','misleading','framing','6','!','dash-dot','#A6336B','#F0DBE2','#E1B9C9','#C3769C','#3F303A','#593E4E','The facts may hold; the impression does not.',1,5);
INSERT INTO "tag" VALUES('0b686872-6fc9-4dda-92c2-c70f7106ed05','opinion','nature','7','“','none','#007280','#D4E6E5','#A8CED1','#4D9CA6','#27383C','#2F4C52','A value, an analogy or a characterisation.',1,6);
INSERT INTO "tag" VALUES('5d9afd8c-2b32-4cc9-9396-d7359214a71e','fabricated','verdict','8','✗','dash-dot-dot','#B3261E','#F2D9D5','#E5B5AF','#D17B76','#423133','#5E4040','There is positive evidence that it was invented.',1,7);
INSERT INTO "tag" VALUES('8d42099b-ab24-45fc-acfe-fb1f22cfe386','retracted','verdict','9','↩','strike','#4A4A4A','#E0DFDC','#C1C1BE','#919191','#353638','#47484A','The publisher withdrew it.',1,8);
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
CREATE INDEX annotation_orphaned ON annotation (id, article_id) WHERE state = 'orphaned';
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
