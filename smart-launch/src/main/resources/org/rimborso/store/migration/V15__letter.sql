-- Letters to payers as they were made: one row for a letter, written together with the note that tells of
-- it and under its id, and never changed afterwards. What is still being written is a draft.
create table letter (
  id varchar(64) primary key references note (id),
  ehr varchar(100) not null,
  patient varchar(200) not null,
  account varchar(200) not null,
  kind varchar(40) not null,
  language varchar(10) not null,
  sheet varchar(20) not null,
  made_on varchar(10) not null,
  title varchar(200) not null,
  body text not null,
  author_issuer varchar(500) not null,
  author_subject varchar(500) not null,
  author_name varchar(500) not null,
  created_millis bigint not null
);
create index letter_patient on letter (ehr, patient);
create index letter_account on letter (ehr, account);
