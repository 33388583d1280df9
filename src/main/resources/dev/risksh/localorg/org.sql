-- The file of an org that keeps its data (risksh org --data). Each row is one JSON value, as the org
-- holds it; the columns beside it are read from it, for people and for the System Log's queries.

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL
);

CREATE TABLE signing_keys (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  created AS (json_extract(json, '$.created'))
);

CREATE TABLE apps (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  name AS (json_extract(json, '$.client.name')),
  active AS (json_extract(json, '$.active')),
  keys AS (json_extract(json, '$.client.keys')),
  created AS (json_extract(json, '$.created'))
);

CREATE TABLE grants (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  app AS (json_extract(json, '$.appId')),
  scope AS (json_extract(json, '$.scope'))
);

CREATE TABLE roles (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  app AS (json_extract(json, '$.appId')),
  role AS (json_extract(json, '$.role'))
);

CREATE TABLE users (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  login AS (json_extract(json, '$.login')),
  active AS (json_extract(json, '$.active'))
);

CREATE TABLE providers (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  name AS (json_extract(json, '$.name')),
  action AS (json_extract(json, '$.action')),
  client AS (json_extract(json, '$.clientId'))
);

CREATE TABLE signals (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  provider AS (json_extract(json, '$.providerId')),
  ip AS (json_extract(json, '$.ip')),
  level AS (json_extract(json, '$.level')),
  expires AS (json_extract(json, '$.expiresAt'))
);

CREATE TABLE spent_assertions (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  signer AS (json_extract(json, '$.signer')),
  jti AS (json_extract(json, '$.jti')),
  expires AS (json_extract(json, '$.expiresAt'))
);

CREATE TABLE faults (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  kind AS (json_extract(json, '$.kind'))
);

-- Entries on their way to the log, by their uuid.
CREATE TABLE late_log (
  key TEXT PRIMARY KEY,
  json TEXT NOT NULL,
  due AS (json_extract(json, '$.due'))
);

-- published and arrived are milliseconds since 1970, so that they sort.
CREATE TABLE log (
  sequence INTEGER PRIMARY KEY,
  published INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  event_type TEXT NOT NULL,
  json TEXT NOT NULL,
  actor AS (json_extract(json, '$.actor.displayName')),
  result AS (json_extract(json, '$.outcome.result'))
);

CREATE INDEX log_by_time ON log (published);
CREATE INDEX log_by_arrival ON log (arrived);
CREATE INDEX log_by_type ON log (event_type);
CREATE INDEX log_by_type_and_time ON log (event_type, published);
