-- What an EHR is to be told in a Task, of whatever kind: which version of it, which it was told, and how far
-- the telling came. Who made the change that is wanted told stands here, so that each kind is looked up alike.
create table ehr_task (
  ehr varchar(100) not null,
  kind varchar(20) not null,
  subject varchar(200) not null,
  patient varchar(200) not null,
  restricted boolean not null,
  launch_id varchar(100) not null,
  changed_issuer varchar(500) not null,
  changed_subject varchar(500) not null,
  wanted integer not null,
  told integer not null,
  delivery varchar(20) not null,
  reason varchar(40),
  landed varchar(200),
  landed_version varchar(100),
  attempts integer not null,
  next_try_millis bigint not null,
  primary key (ehr, kind, subject)
);
insert into ehr_task (ehr, kind, subject, patient, restricted, launch_id, changed_issuer, changed_subject,
  wanted, told, delivery, reason, landed, landed_version, attempts, next_try_millis)
select t.ehr, 'work', t.account, t.patient, w.restricted, t.launch_id, w.changed_issuer, w.changed_subject,
  t.wanted, t.told, t.delivery, t.reason, t.landed, t.landed_version, t.attempts, t.next_try_millis
from work_task t join work_item w on w.ehr = t.ehr and w.account = t.account and w.version = t.wanted;
drop table work_task;
create index ehr_task_patient on ehr_task (ehr, patient);
create index ehr_task_delivery on ehr_task (delivery, next_try_millis);
