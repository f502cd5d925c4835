-- Documents of letters on their way to the EHR, where the site wants letters there: one row for a letter,
-- written together with it. Its delivery goes on as a note's does, and is struck through with the note.
create table letter_document (
  id varchar(80) primary key,
  letter varchar(64) not null unique references letter (id),
  ehr varchar(100) not null,
  issuer varchar(500) not null,
  subject varchar(500) not null,
  launch_id varchar(100) not null,
  patient varchar(200) not null,
  account varchar(200) not null,
  status varchar(20) not null,
  delivery varchar(20) not null,
  reason varchar(40),
  landed varchar(200),
  landed_version varchar(200),
  attempts integer not null,
  next_try_millis bigint not null,
  -- Of the file that was sent (SHA-1, base64): by it the document is known again whoever made the file since.
  hash varchar(40)
);
create index letter_document_account on letter_document (ehr, account);
create index letter_document_delivery on letter_document (delivery, next_try_millis);
