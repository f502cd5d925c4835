-- Launches on their way to the authorize page and back. The state itself is not here, only its
-- SHA-256; what must stay secret is sealed by the app and wiped at use.
create table launch_state (
  state_hash varchar(64) primary key,
  ehr varchar(100) not null,
  browser_hash varchar(64) not null,
  sealed text not null,
  created_millis bigint not null,
  used_millis bigint
);
create index launch_state_created on launch_state (created_millis);

-- Completed launches: who, where, in which context.
create table smart_launch (
  id varchar(64) primary key,
  ehr varchar(100) not null,
  issuer varchar(500) not null,
  subject varchar(500) not null,
  fhir_user varchar(200),
  user_name varchar(300) not null,
  patient varchar(200),
  encounter varchar(200),
  scopes text not null,
  need_patient_banner boolean not null,
  started_millis bigint not null
);
create index smart_launch_started on smart_launch (started_millis);

-- Access tokens, sealed by the app.
create table access_token (
  launch_id varchar(64) primary key,
  sealed text not null,
  expires_millis bigint not null
);
create index access_token_expires on access_token (expires_millis);
