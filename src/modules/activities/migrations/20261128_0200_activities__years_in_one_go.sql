-- A year planned in one act, and taken back in one; what was forgotten in minutes is added under them and never into them; who is on a picture and
-- who agreed stands with each one, sealed; matters of the village have their own quorum and share (四议两公开, domain §7.2).

create table activity_batch (
  id uuid primary key,
  area text collate "C" not null,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  made integer not null check (made between 1 and 1000),
  undone_at timestamptz
);
comment on table activity_batch is 'activities that were planned in one act, so that they can be taken back in one';
alter table activity add column batch_id uuid references activity_batch (id);
create index activity_batch_of on activity (batch_id) where batch_id is not null;

create table activity_supplement (
  id uuid primary key,
  activity_id uuid not null references activity (id),
  area text collate "C" not null,
  nth smallint not null check (nth between 1 and 50),
  text_sealed bytea not null,
  account_id uuid not null references staff_account (id),
  at timestamptz not null,
  unique (activity_id, nth)
);
comment on table activity_supplement is 'what was added to minutes after they were written: under them, with who and when; the minutes themselves stay';

alter table activity_photo
  add column people_sealed bytea,
  add column agreed_sealed bytea,
  drop constraint activity_photo_consent,
  add constraint activity_photo_people check ((people_sealed is null) = (agreed_sealed is null)),
  add constraint activity_photo_consent check ((shows = 'people') = (consent is not null or agreed_sealed is not null));
comment on column activity_photo.consent is 'of the first pictures only: how the people agreed, in one line; since then people_sealed and agreed_sealed';

alter table activity_rule
  add column matter_quorum_num smallint check (matter_quorum_num > 0),
  add column matter_quorum_den smallint check (matter_quorum_den > 0),
  add column matter_pass_num smallint check (matter_pass_num > 0),
  add column matter_pass_den smallint check (matter_pass_den > 0),
  add constraint activity_rule_matter check (
    num_nonnulls(matter_quorum_num, matter_quorum_den, matter_pass_num, matter_pass_den) in (0, 4)
    and matter_quorum_num <= matter_quorum_den and matter_pass_num <= matter_pass_den
    and (matter_pass_num is null or pass_num is not null)
  );
comment on column activity_rule.matter_pass_num is 'of a matter of the village: this share itself carries it (半数以上), of those who should attend';
update activity_rule
set matter_quorum_num = 2, matter_quorum_den = 3, matter_pass_num = 1, matter_pass_den = 2,
    basis = basis || ';村(社区)重大事项按“四议两公开”:三分之二以上党员到会,应到会党员半数以上同意'
where kind = 'memberMeeting';
alter table activity_decision add column is_matter boolean not null default false;
