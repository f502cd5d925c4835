-- Refresh tokens, sealed by the app. One is taken out of its row before it is sent anywhere, so that
-- none is ever used twice; renewing_millis says since when an answer is awaited.
alter table access_token add column refresh_sealed text;
alter table access_token add column renewing_millis bigint;
alter table access_token add column kept_millis bigint;
alter table access_token add column generation integer default 0 not null;

-- The app's own signing keys, sealed by the app. A generation is made by one node only.
create table signing_key (
  algorithm varchar(20) not null,
  generation integer not null,
  sealed text not null,
  created_millis bigint not null,
  primary key (algorithm, generation)
);

-- Ids of callers' tokens that were taken, by SHA-256 of issuer and id, until the tokens end.
create table caller_token (
  id_hash varchar(64) primary key,
  until_millis bigint not null
);
create index caller_token_until on caller_token (until_millis);
