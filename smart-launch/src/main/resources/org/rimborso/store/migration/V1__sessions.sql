-- Browser sessions. The cookie's value is not here, only its SHA-256: who reads this table cannot
-- take a session over. Attributes are a JSON object of strings.
create table web_session (
  id_hash varchar(64) primary key,
  started_millis bigint not null,
  touched_millis bigint not null,
  attributes text not null
);
create index web_session_touched on web_session (touched_millis);
