-- The figures of a facility, counted over raw FHIR. Written from the definitions, not from our code.
-- Expects: $folder/*.ndjson (FHIR), $reviews (one review a line, for what rules found), $today.

create table r as
select json as j, (json->>'$.resourceType') as t,
       ((json->>'$.resourceType')) || '/' || ((json->>'$.id')) as ref
from read_ndjson_objects('$folder/*.ndjson', maximum_object_size = 16777216);

create table bill as
select ref, j, (j->>'$.status') as status, cast((j->>'$.created') as date) as created,
       (j->>'$.patient.reference') as patient, (j->>'$.insurer.reference') as payer, t = 'Claim' as claim,
       case when t = 'Claim' then cast((j->>'$.total.value') as decimal(18,2))
            else cast((j->>'$.total[0].amount.value') as decimal(18,2)) end as charge,
       list_max(list_transform(cast((j->'$.item') as json[]), i -> cast((i->>'$.servicedDate') as date))) as served,
       (j->>'$.item[0].encounter[0].reference') as visit,
       ((j->>'$.patient.reference')) || '|' || ((j->>'$.provider.reference')) || '|'
         || cast(list_transform(cast((j->'$.item') as json[]), i ->
              ((i->>'$.productOrService.coding[0].code')) || ' ' || coalesce((i->>'$.servicedDate'), '') || ' '
              || ((i->>'$.net.value'))) as varchar) as chain
from r where (t = 'Claim' and (j->>'$.use') = 'claim') or t = 'ExplanationOfBenefit';

-- One row for each entry that a payer gave to a line.
create table entry as
select ref, cast((i->>'$.itemSequence') as integer) as line, (a->>'$.category.coding[0].code') as category,
       (a->>'$.reason.coding[0].code') as carc, cast((a->>'$.amount.value') as decimal(18,2)) as amount
from (select ref, unnest(cast((j->'$.item') as json[])) as i from r
      where t in ('ClaimResponse', 'ExplanationOfBenefit')),
     (select 1) one, unnest(cast((i->'$.adjudication') as json[])) as u(a);

create table category (carc varchar, name varchar);
insert into category values ('16', 'data'), ('50', 'medical-necessity'), ('197', 'authorization'),
  ('97', 'bundling'), ('22', 'coordination'), ('29', 'timely-filing'), ('18', 'duplicate'), ('27', 'eligibility'),
  ('146', 'coding');

-- What a payer does not allow of a line that it does not deny.
create table contractual as
select ref, line, greatest(sum(amount) filter (category = 'submitted') - sum(amount) filter (category = 'eligible'), 0) as cut
from entry e where not exists (select 1 from entry d join category using (carc) where d.ref = e.ref and d.line = e.line)
group by ref, line;

create table answer as
select r.ref, cast((r.j->>'$.created') as date) as day,
       case when r.t = 'ClaimResponse' then (r.j->>'$.request.reference') else r.ref end as bill,
       coalesce((select sum(amount) from entry e where e.ref = r.ref and category = 'benefit'), 0) as paid,
       coalesce((select sum(amount) from entry e where e.ref = r.ref and category in ('copay', 'deductible', 'PR')), 0) as share,
       coalesce((select sum(cut) from contractual c where c.ref = r.ref), 0) as contractual,
       (r.j->>'$.payment.adjustment') is null and abs(cast((r.j->>'$.payment.amount.value') as decimal(18,2))
         - (select sum(amount) from entry e where e.ref = r.ref and category = 'benefit')) > 0.01 as contradictory,
       coalesce((select sum(amount) from entry e join category using (carc) where e.ref = r.ref), 0) as denied,
       (select min(name) from entry e join category using (carc) where e.ref = r.ref) as denial,
       (select count(*) > 0 from entry e where e.ref = r.ref and carc = '133') as pended,
       (select max(amount) <= 0 and min(amount) < 0 from entry e where e.ref = r.ref) as reversal
from r
where (r.t = 'ClaimResponse' and (r.j->>'$.status') = 'active' or r.t = 'ExplanationOfBenefit')
  and (r.j->>'$.outcome') = 'complete';

-- The first payer is who got the first bill of the chain.
create table chain as
select chain, arg_min(ref, created) as account, arg_min(payer, created) as payer, min(created) as created,
       arg_min(patient, created) as patient, bool_or(claim) as claim, any_value(visit) as visit,
       max(served) as served
from bill group by chain;

create table own as
select b.*, c.account from bill b join chain c using (chain) where b.payer = c.payer;

create table inforce as
select account, coalesce(arg_max(ref, created) filter (status <> 'cancelled'), arg_max(ref, created)) as ref
from own group by account;

create table opening as
select o.account, arg_min(a, a.day) as a
from own o join answer a on a.bill = o.ref
where not a.reversal and not a.pended group by o.account;

-- What stands: neither a reversal nor what one takes back.
create table standing as
select a.* from answer a where not a.reversal and not exists
  (select 1 from answer x where x.bill = a.bill and x.reversal and x.day > a.day and x.paid = -a.paid
   and not exists (select 1 from answer y where y.bill = a.bill and not y.reversal and y.day < x.day
                   and y.day > a.day));

create table now as
select i.account, arg_max(s, s.day) as a from inforce i join standing s on s.bill = i.ref group by i.account;

create table second as
select c.account, sum(s.paid) as paid
from bill b join chain c using (chain) join standing s on s.bill = b.ref
where b.payer <> c.payer group by c.account;

create table note as
select ((j->>'$.request.reference')) as bill,
       cast(substr(list_filter(cast((j->'$.processNote[0].extension[0].extension') as json[]),
                   e -> ((e->>'$.url')) = 'written')[1]->>'$.valueDateTime', 1, 10) as date) as day,
       list_filter(cast((j->'$.processNote[0].extension[0].extension') as json[]),
                   e -> ((e->>'$.url')) = 'kind')[1]->>'$.valueCode' as kind
from r where t = 'ClaimResponse' and (j->>'$.status') = 'draft';

create table fault as
select distinct (f->>'$.focus') as ref
from read_ndjson_objects('$reviews', maximum_object_size = 16777216) v,
     unnest(cast((v.json->'$.findings') as json[])) as u(f)
where (f->>'$.severity') = 'error' and not starts_with((f->>'$.rule'), 'account-');

create table fact as
select c.account, c.payer, c.claim, b.charge,
       case when c.claim then c.created else c.served end as opened,
       case when c.claim then c.created end as filed, c.served,
       (e.j->>'$.class.code') as class,
       not exists (select 1 from bill x join fault f using (ref) where x.chain = c.chain) as clean,
       o.a.day as first_on, o.a.paid as first_paid, o.a.denied as first_denied, o.a.denial as denial,
       o.a.paid + o.a.share + o.a.contractual as first_explained,
       case when n.a.pended then null else n.a.day end as decided,
       coalesce(n.a.paid, 0) as now_paid, coalesce(n.a.denied, 0) as now_denied,
       coalesce(n.a.paid, 0) + coalesce(s.paid, 0) as paid,
       coalesce(n.a.contractual, 0) as contractual, coalesce(n.a.contradictory, false) as contradictory,
       coalesce(o.a.contradictory, false) as first_contradictory,
       (select min(day) from note x join bill y on x.bill = y.ref where y.chain = c.chain) as noted,
       (select min(day) from note x join bill y on x.bill = y.ref where y.chain = c.chain
          and kind = 'appeal' and x.day >= o.a.day) as appealed
from chain c join inforce i using (account) join bill b on b.ref = i.ref
     left join opening o on o.account = c.account left join now n on n.account = c.account
     left join second s on s.account = c.account
     left join r e on e.ref = c.visit
where b.status not in ('draft', 'cancelled');

alter table fact add column balance decimal(18,2);
-- Where payment and answer contradict each other nobody knows what is open.
update fact set balance = charge - contractual - paid where not contradictory;
alter table fact add column won boolean;
update fact set won = denial is not null and decided is not null and now_denied = 0 and now_paid > first_paid;
alter table fact add column ended boolean;
update fact set ended = denial is not null and decided is not null and now_denied = 0;

create table part (measure varchar, num decimal(18,2), den decimal(18,2), day date);
insert into part select 'days-in-ar', balance,
  case when opened > date '$today' - interval 1 year and opened <= date '$today' then charge else 0 end, null from fact where balance is not null;
insert into part select 'ar-over-90', case when date '$today' - opened > 90 then balance else 0 end, balance, null
  from fact where balance > 0;
insert into part select 'clean-claims', case when clean then 1 else 0 end, 1, filed from fact where claim;
insert into part select 'initial-denials', case when denial is null then 0 else 1 end, 1, first_on
  from fact where first_on is not null;
insert into part select 'initial-denial-amount', first_denied, charge, first_on from fact where first_on is not null;
insert into part select 'zero-pay', case when denial is not null and first_paid = 0 and first_denied = charge
    and denial not in ('bundling', 'duplicate', 'coordination') then 1 else 0 end, 1, first_on
  from fact where first_on is not null;
insert into part select 'denial-write-offs', 0, charge, opened from fact;
insert into part select 'overturned', case when won then 1 else 0 end, 1, first_on from fact where denial is not null;
insert into part select 'overturned-amount', case when won then least(now_paid - first_paid, first_denied) else 0 end,
    first_denied, first_on from fact where denial is not null;
insert into part select 'denial-to-appeal', appealed - first_on, 1, appealed
  from fact where denial is not null and appealed >= first_on;
insert into part select 'denial-to-resolution', decided - first_on, 1, decided from fact where ended;
insert into part select 'net-collection', paid, charge - contractual, opened from fact;
insert into part select 'charge-lag', filed - served, 1, filed from fact where claim;
insert into part select 'first-pass', case when denial is null and charge = first_explained and not first_contradictory then 1 else 0 end, 1,
    first_on from fact where first_on is not null;
insert into part
  select 'recovered', won, 1, decided from (
    select decided, case when noted <= decided and noted <= first_on then now_paid
                         when denial is not null or noted <= decided then greatest(now_paid - first_paid, 0)
                         else 0 end as won
    from fact where decided is not null) where won > 0;
insert into part select 'unbilled', 1, 1, null from r e
  where t = 'Encounter' and (j->>'$.status') = 'finished' and (j->>'$.partOf.reference') is null
    and (j->>'$.class.code') in ('AMB','EMER','IMP','ACUTE','NONAC','OBSENC','SS','FLD','HH','VR')
    and not exists (select 1 from bill b where b.visit = e.ref and b.status not in ('cancelled', 'entered-in-error'));

create view total as select measure, sum(num) as num, sum(den) as den from part
  where day is null or day > date '$today' - interval 1 year and day <= date '$today' group by measure;
create view month as select measure, strftime(day, '%Y-%m') as month, sum(num) as num, sum(den) as den from part
  where day >= date_trunc('month', date '$today') - interval 11 month and day <= last_day(date '$today')
  group by measure, month;
create view ageing as select payer,
  case when date '$today' - opened <= 30 then '0-30' when date '$today' - opened <= 60 then '31-60'
       when date '$today' - opened <= 90 then '61-90' when date '$today' - opened <= 120 then '91-120' else '121+' end as bucket,
  sum(balance) as sum from fact where balance > 0 group by payer, bucket;
create view denials as select denial, payer, count(*) as count, sum(first_denied) as amount from fact
  where denial is not null and first_on > date '$today' - interval 1 year and first_on <= date '$today'
  group by denial, payer;
create view ended as select denial, count(*) filter (won) as won, count(*) as all_of_them from fact
  where ended group by denial;
create view visits as select (e.j->>'$.participant[0].individual.reference') as provider, count(*) as visits,
  max(date '$today' - cast(substr((e.j->>'$.period.end'), 1, 10) as date)) as oldest
  from r e where t = 'Encounter' and (j->>'$.status') = 'finished'
    and not exists (select 1 from bill b where b.visit = e.ref and b.status <> 'cancelled') group by provider;
create view median as select measure, median(num) as days from part
  where measure in ('denial-to-appeal', 'denial-to-resolution', 'charge-lag')
    and day > date '$today' - interval 1 year and day <= date '$today' group by measure;
create view usual as select class, sum(charge) as sum, count(*) as many from fact
  where class is not null and opened > date '$today' - interval 1 year and opened <= date '$today' group by class;
create view estimate as
  select provider, cast(sum(cast(round_even(cast(sum as double) * visits / many, 2) as decimal(18,2))) as decimal(18,2)) as estimate from (
    select (e.j->>'$.participant[0].individual.reference') as provider, (e.j->>'$.class.code') as class,
           count(*) as visits
    from r e where t = 'Encounter' and (j->>'$.status') = 'finished'
      and not exists (select 1 from bill b where b.visit = e.ref and b.status <> 'cancelled')
    group by provider, class)
  left join usual using (class) group by provider having bool_and(many is not null)
