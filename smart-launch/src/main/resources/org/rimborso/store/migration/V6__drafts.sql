-- What a user typed and has not saved, so that a session that ends does not take it along. The place
-- is the SHA-256 of whose it is (user, EHR, patient, account); the text is sealed by the app and opens
-- at that place only.
create table note_draft (
  place varchar(64) primary key,
  sealed text not null,
  written_millis bigint not null
);
create index note_draft_written on note_draft (written_millis);
