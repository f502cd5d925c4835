-- Which version of an account's work its EHR is to be told in a Task, which it was told, and how far the
-- telling came. The row is written together with the change of work, so that none is forgotten.
create table work_task (
  ehr varchar(100) not null,
  account varchar(200) not null,
  patient varchar(200) not null,
  launch_id varchar(100) not null,
  wanted integer not null,
  told integer not null,
  delivery varchar(20) not null,
  reason varchar(40),
  landed varchar(200),
  landed_version varchar(100),
  attempts integer not null,
  next_try_millis bigint not null,
  primary key (ehr, account)
);
create index work_task_patient on work_task (ehr, patient);
create index work_task_delivery on work_task (delivery, next_try_millis);
