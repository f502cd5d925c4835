-- Which key the sealed values of this store are sealed with: its name, not the key itself.
create table store_key (
  id integer primary key,
  key_id varchar(16) not null
);

-- Which node brings the notes of an account to the EHR, and until when. The fence grows with each
-- taking; whoever holds an older one writes nothing any more. Rows stay, so that it never shrinks.
create table outbox_lease (
  ehr varchar(100) not null,
  account varchar(200) not null,
  holder varchar(64) not null,
  until_millis bigint not null,
  fence bigint not null,
  primary key (ehr, account)
);

-- What was kept without a seal is not taken any more: these users launch again.
delete from access_token where sealed like 'o:%';
delete from launch_state where sealed like 'o:%';
